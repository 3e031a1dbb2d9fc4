import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { RecordingLog } from '../../../test/fakes/recording-log.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import { OpenQuestions } from '../../core/open-questions.ts'
import { failure, success } from '../../shared/result.ts'
import { serveLocalSocket } from '../adapters/local-socket.ts'
import type { SocketAddress } from '../adapters/socket-address.ts'
import { handlePanelCommand, sendPanelCommand, type PanelCommandContext } from './panel-commands.ts'

const input = { gateway: 'gateway.example', agentId: '20001', phone: '70001', password: 'canary' }

function panel() {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  const harness = createSessionHarness({
    clock,
    openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
  })
  const questions = new OpenQuestions(() => undefined)
  const log = new RecordingLog()
  let isQuitting = false
  const context = { started: Promise.resolve({ ...harness, questions }), isQuitting: () => isQuitting, log }
  const answer = async (message: unknown, by: PanelCommandContext = context) => {
    const answered = handlePanelCommand(by, message)
    await advanceInSteps(clock, 50, 5)
    return answered
  }
  return { ...harness, clock, gateway, questions, log, context, answer, quit: () => (isQuitting = true) }
}

describe('a command beside the panel', () => {
  it('signs the panel in, and its stored password is left alone', async () => {
    const { answer, session, settings, vault } = panel()
    expect(await answer({ command: 'sign-in', input })).toEqual(success(null))
    expect(session.view).toMatchObject({ state: 'signed-in', agentId: '20001', kind: 'owned' })
    expect(settings.activeProfile).toMatchObject({ phone: '70001', isPasswordStored: false })
    expect(await vault.read('password:profile-1')).toEqual(success(null))
  })

  it('is refused while the panel is signed in, and told to sign out first', async () => {
    const { answer, session, gateway } = panel()
    await answer({ command: 'sign-in', input })
    const before = gateway.paths.filter((path) => !path.includes('agentevent'))
    const refused = failure({ code: 'busy', reason: 'already-signed-in' })
    expect(await answer({ command: 'sign-in', input: { ...input, mode: 'forcelogin' } })).toEqual(refused)
    const { password: _, phone: __, ...handed } = input
    expect(await answer({ command: 'adopt', input: { ...handed, guid: `${'0a'.repeat(24)}.AgentGateway0` } })).toEqual(
      refused,
    )
    expect(gateway.paths.filter((path) => !path.includes('agentevent'))).toEqual(before)
    expect(session.view.state).toBe('signed-in')
  })

  it('hands a session over, which is checked and not polled, and a newer one after it', async () => {
    const { answer, session, gateway, clock } = panel()
    const { password: _, phone: __, ...handed } = input
    expect(await answer({ command: 'adopt', input: { ...handed, guid: gateway.beginSession() } })).toEqual(
      success(null),
    )
    expect(session.view).toMatchObject({ state: 'signed-in', kind: 'adopted' })
    expect(await answer({ command: 'adopt', input: { ...handed, guid: gateway.beginSession() } })).toEqual(
      success(null),
    )
    await advanceInSteps(clock, 15_000)
    expect(gateway.paths.filter((path) => path.includes('agentevent'))).toEqual([])
  })

  it('signs the panel out, and asks whether it is signed in', async () => {
    const { answer, session, gateway } = panel()
    expect(await answer({ command: 'is-signed-in' })).toEqual(failure({ code: 'not-signed-in' }))
    await answer({ command: 'sign-in', input })
    expect(await answer({ command: 'is-signed-in' })).toEqual(success(null))
    expect(await answer({ command: 'sign-out' })).toEqual(success(null))
    expect(session.view.state).toBe('signed-out')
    expect(gateway.guid).toBeUndefined()
  })

  it('lets a question that was declined be asked again', async () => {
    const { answer, questions } = panel()
    const question = { kind: 'hand-over', gateway: 'https://gateway.example:8043', agentId: '20001' } as const
    const allowed = vi.spyOn(questions, 'forgetDeclined')
    questions.ask(question)
    await answer({ command: 'sign-in', input })
    expect(allowed).toHaveBeenCalledOnce()
  })

  it('waits until the start is done with the session', async () => {
    const { answer, context, session, clock } = panel()
    let start = (): void => undefined
    const begun = new Promise<void>((resolve) => (start = resolve))
    const answered = answer({ command: 'sign-in', input }, { ...context, started: begun.then(() => context.started) })
    await advanceInSteps(clock, 50, 5)
    expect(session.view.state).toBe('signed-out')
    start()
    await advanceInSteps(clock, 50, 5)
    expect(await answered).toEqual(success(null))
  })

  it('begins nothing in a panel that is quitting', async () => {
    const { answer, quit, gateway } = panel()
    quit()
    expect(await answer({ command: 'sign-in', input })).toEqual(failure({ code: 'busy' }))
    expect(gateway.paths).toEqual([])
  })

  it.each([
    undefined,
    null,
    'sign-out',
    { command: 'quit' },
    { command: 'sign-out', more: 'canary' },
    { command: 'sign-in', input: { ...input, isPasswordToBeStored: true } },
    { command: 'sign-in', input: { ...input, password: 'x'.repeat(513) } },
    { command: 'sign-in', input: { ...input, mode: 'canary' } },
    { command: 'adopt', input },
  ])('is refused whole unless it is one of the known: %j', async (message) => {
    const { answer, gateway, log } = panel()
    expect(await answer(message)).toEqual(failure({ code: 'bad-input', detail: 'command' }))
    expect(gateway.paths).toEqual([])
    expect(log.lines).toEqual([])
  })

  it('leaves its name and its outcome in the log, and no secret', async () => {
    const { answer, log } = panel()
    await answer({ command: 'sign-in', input })
    await answer({ command: 'sign-in', input })
    expect(log.lines.map(({ facts }) => facts)).toEqual([
      { command: 'sign-in', code: null },
      { command: 'sign-in', code: 'busy' },
    ])
    expect(JSON.stringify(log.lines)).not.toContain('canary')
  })

  it('that fails unexpectedly is answered with the number of a report', async () => {
    const { answer, context, log } = panel()
    const failing = { ...context, started: Promise.reject(new Error('no window')) }
    expect(await answer({ command: 'sign-out' }, failing)).toMatchObject({
      error: { code: 'internal', reportId: log.lines[0]?.facts?.['reportId'] },
    })
  })
})

const placeIn = (folder: string): SocketAddress => ({
  kind: 'socket',
  path: join(folder, 's'),
  peerFile: { file: join(folder, 'control.json'), userId: process.getuid?.() },
})

describe.runIf(process.platform !== 'win32')('asking the panel', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'agentbar-ask-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    [success(null), success(null)],
    [failure({ code: 'wrong-password', retcode: '100-004', message: 'no' }), 'as it is'],
    [failure({ code: 'from-the-future' as 'busy' }), failure({ code: 'panel-not-answering' })],
    [{ ok: true, value: 'a secret' }, failure({ code: 'panel-not-answering' })],
    [17, failure({ code: 'panel-not-answering' })],
  ])('takes the answer %j only as one of the known', async (said, taken) => {
    const place = placeIn(folder)
    const close = await serveLocalSocket({ address: place, answer: async () => said, log: new RecordingLog() })
    expect(await sendPanelCommand(place, { command: 'sign-out' }, 5_000)).toEqual(taken === 'as it is' ? said : taken)
    close()
  })

  it('finds none where none runs, or none can be found', async () => {
    const place = placeIn(folder)
    expect(await sendPanelCommand(place, { command: 'sign-out' }, 5_000)).toBeNull()
    expect(await sendPanelCommand(null, { command: 'sign-out' }, 5_000)).toBeNull()
  })
})
