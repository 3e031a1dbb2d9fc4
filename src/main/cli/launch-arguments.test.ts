import { describe, expect, it } from 'vitest'
import { ownArguments, parseLaunchArguments, type PanelLaunch } from './launch-arguments.ts'

const launched = (line: string) => parseLaunchArguments(line === '' ? [] : line.split(' '))
const wrong = (detail: unknown) => ({ ok: false, error: { code: 'bad-input', detail } })
const panel = (changes: Partial<PanelLaunch> = {}): PanelLaunch => ({
  kind: 'panel',
  demoProfile: null,
  link: null,
  workno: null,
  isToggle: false,
  isHidden: false,
  ...changes,
})

describe('parseLaunchArguments', () => {
  it.each([
    ['', panel()],
    ['--no-sandbox --disable-gpu --user-data-dir=/tmp/x', panel()],
    ['--demo-profile=/tmp/demo.json', panel({ demoProfile: '/tmp/demo.json' })],
    ['--no-sandbox agentbar:lookup/20011', panel({ link: 'agentbar:lookup/20011' })],
    ['--toggle', panel({ isToggle: true })],
    ['--hidden', panel({ isHidden: true })],
    ['--no-sandbox --hidden --disable-gpu', panel({ isHidden: true })],
    ['--lookup 20011', panel({ workno: '20011' })],
    ['--lookup=20011', panel({ workno: '20011' })],
    ['--no-sandbox --lookup 20011 --disable-gpu', panel({ workno: '20011' })],
    ['--lookup=20011 --hidden --no-sandbox', panel({ workno: '20011', isHidden: true })],
    ['--lookup 20011 --demo-profile=/d', panel({ workno: '20011', demoProfile: '/d' })],
    ['--lookup 20011 agentbar:lookup/20012', panel({ workno: '20011', link: 'agentbar:lookup/20012' })],
    ['agentbar:lookup/20012 --lookup=20011', panel({ workno: '20011', link: 'agentbar:lookup/20012' })],
    // The panel reports an invalid number.
    ['--lookup zhang', panel({ workno: 'zhang' })],
    ['--lookup session', panel({ workno: 'session' })],
    ['--lookup', panel({ workno: '' })],
    ['--lookup=', panel({ workno: '' })],
    ['--lookup --no-sandbox', panel({ workno: '' })],
    ['--lookup --toggle', panel({ workno: '', isToggle: true })],
    // Ignored as Chromium's, like any other switch before the command.
    ['--toggle lookup 20011', { kind: 'lookup', workno: '20011', isJson: false, demoProfile: null }],
    ['--lookup 20012 lookup 20011', { kind: 'lookup', workno: '20011', isJson: false, demoProfile: null }],
    ['lookup 20011', { kind: 'lookup', workno: '20011', isJson: false, demoProfile: null }],
    ['lookup 20011 --json', { kind: 'lookup', workno: '20011', isJson: true, demoProfile: null }],
    ['--no-sandbox lookup --json 20011', { kind: 'lookup', workno: '20011', isJson: true, demoProfile: null }],
    ['lookup 20011 --demo-profile=/d', { kind: 'lookup', workno: '20011', isJson: false, demoProfile: '/d' }],
    ['session status', { kind: 'status', isJson: false }],
    ['session status --json', { kind: 'status', isJson: true }],
    ['session sign-out', { kind: 'sign-out' }],
    ['help', { kind: 'help' }],
    ['-h', { kind: 'help' }],
    ['lookup --help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
  ])('reads %j', (line, launch) => {
    expect(launched(line)).toEqual({ ok: true, value: launch })
  })

  it('cuts a number of more than 40 characters', () => {
    expect(launched(`--lookup=${'2'.repeat(9_999)}`)).toEqual({ ok: true, value: panel({ workno: '2'.repeat(40) }) })
    expect(launched(`--lookup ${'2'.repeat(9_999)}`)).toEqual({ ok: true, value: panel({ workno: '2'.repeat(40) }) })
  })

  it('reads a sign-in with and without its options', () => {
    expect(launched('session sign-in --gateway gateway.example --agent 20001')).toEqual({
      ok: true,
      value: { kind: 'sign-in', gateway: 'gateway.example', agentId: '20001' },
    })
    expect(launched('session sign-in --agent=20001 --phone 70001 --ca /etc/ca.pem --gateway=g')).toMatchObject({
      value: { kind: 'sign-in', gateway: 'g', agentId: '20001', phone: '70001', caFile: '/etc/ca.pem' },
    })
  })

  it('reads an empty CA file and an empty phone number as none', () => {
    expect(launched('session sign-in --gateway g --agent 20001 --ca= --phone=')).toMatchObject({
      value: { caFile: null, phone: '' },
    })
  })

  it.each([
    ['login', 'login'],
    ['loginex', 'loginex'],
    ['force', 'forcelogin'],
  ])('reads the sign-in mode %s', (word, mode) => {
    expect(launched(`session sign-in --gateway g --agent 20001 --mode ${word}`)).toMatchObject({ value: { mode } })
  })

  it('reads the adoption of a session, which has no phone and no mode', () => {
    expect(launched('session adopt --gateway g --agent 20001 --ca /etc/ca.pem')).toEqual({
      ok: true,
      value: { kind: 'adopt', gateway: 'g', agentId: '20001', caFile: '/etc/ca.pem' },
    })
    expect(launched('session adopt --gateway g --agent 20001 --phone 1')).toEqual(
      wrong(expect.stringContaining('--phone')),
    )
    expect(launched('session adopt --gateway g --agent 20001 guid')).toEqual(wrong('session adopt'))
  })

  it.each([
    ['session sign-in --gateway g --agent 20001 --mode forcelogin', '--mode'],
    ['session sign-in --gateway g --agent 20001 --mode constructor', '--mode'],
    ['lookup', 'lookup N'],
    ['lookup 20011 20012', 'lookup N'],
    ['find 20011', 'find'],
    ['20011', '20011'],
    ['session', 'session'],
    ['session start', 'session start'],
    ['session status now', 'session status'],
    ['session sign-out now', 'session sign-out'],
    ['session sign-in --agent 20001', '--gateway'],
    ['session sign-in --gateway gateway.example', '--agent'],
    ['lookup 20011 --jsno', expect.stringContaining('--jsno')],
    ['lookup -5', expect.stringContaining('-5')],
    ['lookup 20011 --toggle', expect.stringContaining('--toggle')],
    ['lookup 20011 --lookup 20012', expect.stringContaining('--lookup')],
    ['lookup 20011 --lookup=20012', expect.stringContaining('--lookup')],
    ['session status --lookup=20011', 'session status'],
    ['session sign-out --lookup 20011', 'session sign-out'],
    ['--lookup 20011 20012', '20012'],
    ['--lookup 20011 --lookup 20012', '20012'],
    ['--toggle 20011', '20011'],
    ['session sign-in --gateway', expect.stringContaining('--gateway')],
    ['session sign-in secret --gateway g --agent 20001', expect.any(String)],
  ])('refuses %j and names the wrong part', (line, detail) => {
    expect(launched(line)).toEqual(wrong(detail))
  })

  it.each([
    'session sign-in --gateway g --agent 20001 --password canary',
    'session sign-in --gateway g --agent 20001 --password=canary',
    'session sign-in --gateway g --agent 20001 --guid=canary',
    'session sign-in --gateway g --agent 20001 canary',
    'session adopt --gateway g --agent 20001 --guid canary',
    'lookup 20011 --guid=canary',
  ])('accepts no secret, and does not repeat it (%#)', (line) => {
    const launch = launched(line)
    expect(launch.ok).toBe(false)
    expect(JSON.stringify(launch)).not.toContain('canary')
  })
})

describe('ownArguments', () => {
  it('are those after the executable of a packaged app', () => {
    expect(ownArguments(['/opt/AgentBar/agentbar', 'lookup', '20011'], null)).toEqual(['lookup', '20011'])
  })

  it('are those after the folder of an app that is not packaged', () => {
    const argv = ['/electron', '--no-sandbox', '/project', 'lookup', '/project']
    expect(ownArguments(argv, (arg) => arg === '/project')).toEqual(['lookup', '/project'])
  })
})
