import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import { defaultSettings, profileSchema } from '../../../shared/settings.ts'
import { parseBeginSessionCommand, type SignInCommand } from './begin-session-command.ts'

const input: SignInCommand = {
  kind: 'sign-in',
  gateway: 'gateway.example',
  agentId: ' ２０００１ ',
  password: 'secret',
  phone: ' ７0001 ',
  caFile: null,
  mode: 'login',
  isPasswordToBeStored: false,
}

describe('a sign-in command', () => {
  it('makes a new profile of what was typed', () => {
    expect(parseBeginSessionCommand(input, defaultSettings)).toMatchObject({
      ok: true,
      value: {
        kind: 'sign-in',
        mode: 'login',
        request: { profile: exampleProfile, password: 'secret', isPasswordToBeStored: false },
      },
    })
  })

  it('goes on with the known profile of that gateway and agent', () => {
    const known = { ...exampleProfile, id: 'main', name: 'Main', isPasswordStored: true, isSessionStored: true }
    const settings = { ...defaultSettings, profiles: [known, { ...exampleProfile, id: 'other', agentId: '20002' }] }
    expect(parseBeginSessionCommand({ ...input, phone: '70099', caFile: '/etc/ca.pem' }, settings)).toMatchObject({
      ok: true,
      value: { request: { profile: { ...known, phone: '70099', caFile: '/etc/ca.pem' } } },
    })
  })

  it('leaves of the known profile what is not given, and takes what is given as nothing', () => {
    const known = { ...exampleProfile, phone: '70042', caFile: '/etc/ca.pem', signInMode: 'loginex' as const }
    const settings = { ...defaultSettings, profiles: [known] }
    const { kind, gateway, agentId, password } = input
    const bare = { kind, gateway, agentId, password, isPasswordToBeStored: null }
    expect(parseBeginSessionCommand(bare, settings)).toEqual({
      ok: true,
      value: { kind, mode: 'loginex', request: { profile: known, password, isPasswordToBeStored: null } },
    })
    expect(parseBeginSessionCommand(bare, defaultSettings)).toMatchObject({
      value: { mode: 'login', request: { profile: { ...exampleProfile, phone: '' } } },
    })
    expect(parseBeginSessionCommand({ ...bare, phone: '', caFile: null, mode: 'forcelogin' }, settings)).toMatchObject({
      value: {
        mode: 'forcelogin',
        request: { profile: { ...exampleProfile, phone: '', caFile: null, signInMode: 'login' } },
      },
    })
  })

  it('gives a new profile an id that is free', () => {
    const profiles = ['profile-1', 'profile-3'].map((id) => ({ ...exampleProfile, id, agentId: '20009' }))
    expect(parseBeginSessionCommand(input, { ...defaultSettings, profiles })).toMatchObject({
      value: { request: { profile: { id: 'profile-2' } } },
    })
  })

  it('passes on that the password is the one in the keyring', () => {
    expect(parseBeginSessionCommand({ ...input, password: null }, defaultSettings)).toMatchObject({
      value: { request: { password: null } },
    })
  })

  it.each([
    [{ gateway: '' }, { code: 'address-invalid' }],
    [{ gateway: 'http://gateway.example:8000' }, { code: 'http-not-allowed' }],
    [{ agentId: '' }, { code: 'bad-input', detail: 'agentId' }],
    [{ agentId: 'me' }, { code: 'bad-input', detail: 'agentId' }],
    [{ agentId: '100' }, { code: 'bad-input', detail: 'agentId' }],
    [{ phone: '1'.repeat(25) }, { code: 'bad-input', detail: 'phone' }],
    [{ phone: '㍿'.repeat(7) }, { code: 'bad-input', detail: 'phone' }],
    [{ caFile: '' }, { code: 'bad-input', detail: 'caFile' }],
  ])('refuses %j by the name of its field', (change, error) => {
    expect(parseBeginSessionCommand({ ...input, ...change }, defaultSettings)).toEqual({ ok: false, error })
  })

  it('lets an agent of a newer gateway in', () => {
    expect(parseBeginSessionCommand({ ...input, agentId: '999999' }, defaultSettings)).toMatchObject({ ok: true })
  })

  it('makes only profiles that the settings file takes', () => {
    const typed = fc.record({
      kind: fc.constant('sign-in' as const),
      gateway: fc.oneof(fc.constantFrom('gateway.example', `${'x'.repeat(290)}.example`), fc.string()),
      agentId: fc.integer({ min: 0, max: 1_000_000 }).map(String),
      password: fc.option(fc.string()),
      phone: fc.string({ unit: 'binary', maxLength: 30 }),
      caFile: fc.option(fc.string()),
      mode: fc.constantFrom('login' as const, 'forcelogin' as const, 'loginex' as const),
      isPasswordToBeStored: fc.boolean(),
    })
    fc.assert(
      fc.property(typed, (someInput) => {
        const read = parseBeginSessionCommand(someInput, defaultSettings)
        return !read.ok || v.is(profileSchema, read.value.request.profile)
      }),
    )
  }, 30_000)
})

it('a hand-over that names no CA file leaves that of the known profile', () => {
  const known = { ...exampleProfile, caFile: '/etc/ca.pem' }
  const handed = {
    kind: 'adopt' as const,
    gateway: 'gateway.example',
    agentId: '20001',
    guid: `${'0a'.repeat(24)}.AgentGateway0`,
  }
  const settings = { ...defaultSettings, profiles: [known] }
  expect(parseBeginSessionCommand(handed, settings)).toMatchObject({ value: { request: { profile: known } } })
  expect(parseBeginSessionCommand({ ...handed, caFile: null }, settings)).toMatchObject({
    value: { request: { profile: exampleProfile } },
  })
})
