import { describe, expect, it, vi } from 'vitest'
import { exampleCommandInputs } from '../../../test/fixtures/example-command-inputs.ts'
import { RecordingLog } from '../../../test/fakes/recording-log.ts'
import { commandNames, type CommandName } from '../../shared/commands.ts'
import { failure, success } from '../../shared/result.ts'
import { dispatch, type CommandHandlers, type DispatcherParts } from './dispatcher.ts'

function dispatcherWith(handler: (input: unknown) => unknown = () => success(null)) {
  const handle = vi.fn((_name: CommandName, input: unknown) => handler(input))
  // The cast stands for twenty handlers that all do the same.
  const handlers = Object.fromEntries(
    commandNames.map((name) => [name, (input: unknown) => handle(name, input)]),
  ) as unknown as CommandHandlers
  const log = new RecordingLog()
  const parts: DispatcherParts = { handlers, log, newReportId: () => 'report-1' }
  return { parts, log, handle }
}

describe('dispatch', () => {
  it.each(commandNames)('hands %s its input and gives back its answer', async (name) => {
    const { parts, handle } = dispatcherWith((input) => success({ answered: input }))
    for (const input of exampleCommandInputs[name]) {
      expect(await dispatch(parts, true, name, input)).toEqual(success({ answered: input }))
      expect(handle).toHaveBeenLastCalledWith(name, input)
    }
  })

  it.each(commandNames)('lets no stranger call %s, nor learn whether the input was good', async (name) => {
    const { parts, handle } = dispatcherWith()
    for (const input of [exampleCommandInputs[name][0], { junk: 'canary' }])
      expect(await dispatch(parts, false, name, input)).toEqual(failure({ code: 'untrusted-sender' }))
    expect(handle).not.toHaveBeenCalled()
  })

  it('tells a stranger nothing about names either', async () => {
    expect(await dispatch(dispatcherWith().parts, false, 'noSuchCommand', 1)).toEqual(
      failure({ code: 'untrusted-sender' }),
    )
  })

  it.each([
    '',
    'noSuchCommand',
    'QUERYAGENTINFOBYWORKNO',
    'queryAgentInfoByWorkNo ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    undefined,
    null,
    7,
    ['signOut'],
    { toString: () => 'signOut' },
  ])('knows no command %j', async (name) => {
    const { parts, handle } = dispatcherWith()
    expect(await dispatch(parts, true, name, undefined)).toEqual(failure({ code: 'unknown-command' }))
    expect(handle).not.toHaveBeenCalled()
  })

  it.each(commandNames)('refuses junk for %s before its handler sees it', async (name) => {
    const { parts, handle } = dispatcherWith()
    const meant: readonly unknown[] = exampleCommandInputs[name]
    for (const junk of [null, ['20011'], Number.NaN, -1, true].filter((one) => !meant.includes(one)))
      expect(await dispatch(parts, true, name, junk)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(handle).not.toHaveBeenCalled()
  })

  it('names the fields that are wrong and repeats no value, in no reply and no log line', async () => {
    const { parts, log } = dispatcherWith()
    const replies = [
      await dispatch(parts, true, 'signIn', {
        ...exampleCommandInputs.signIn[0],
        password: ['canary'],
        phone: 'canary'.repeat(9),
      }),
      await dispatch(parts, true, 'signIn', { ...exampleCommandInputs.signIn[0], mode: 'canary', canary: 'canary' }),
      await dispatch(parts, true, 'answerQuestion', { kind: 'canary', credentials: { password: 'canary' } }),
      await dispatch(parts, true, 'answerQuestion', { kind: 'proxy-credentials', credentials: { password: 'canary' } }),
      await dispatch(parts, true, 'adoptSession', { guid: 'canary' }),
      await dispatch(parts, true, 'updateSettings', { theme: 'canary' }),
      await dispatch(parts, true, 'queryAgentInfoByWorkNo', 'canary'.repeat(20)),
      await dispatch(parts, true, 'signOut', 'canary'),
    ]
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.detail))).toEqual([
      'password, phone',
      'mode, unlisted field',
      'kind',
      'id, credentials.username',
      'gateway, agentId, caFile',
      'theme',
      'input',
      'input',
    ])
    expect(JSON.stringify(replies)).not.toContain('canary')
    expect(log.lines).toEqual([])
  })

  it('hands no unproved key on', async () => {
    const { parts, handle } = dispatcherWith()
    const input = { ...exampleCommandInputs.testConnection[0] }
    await dispatch(parts, true, 'testConnection', input)
    const handed = handle.mock.calls[0]?.[1]
    expect(handed).toEqual(input)
    expect(handed).not.toBe(input)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('canary')
      },
    ],
    ['rejects', async () => Promise.reject(new Error('canary'))],
    [
      'throws no error',
      () => {
        throw 'canary'
      },
    ],
    [
      'throws nothing',
      () => {
        throw undefined
      },
    ],
  ])('hides the cause behind a report number when the handler %s', async (_, handler) => {
    const { parts, log } = dispatcherWith(handler)
    expect(await dispatch(parts, true, 'signOut', undefined)).toEqual(
      failure({ code: 'internal', reportId: 'report-1' }),
    )
    expect(log.lines).toMatchObject([{ level: 'error', facts: { reportId: 'report-1', command: 'signOut' } }])
  })

  it('keeps the cause for the log', async () => {
    const { parts, log } = dispatcherWith(() => {
      throw new TypeError('what went wrong')
    })
    await dispatch(parts, true, 'signOut', undefined)
    expect(log.lines[0]?.facts?.['what']).toMatch(/^TypeError: what went wrong\n\s+at /)
  })

  it('passes a handler’s coded failure on as it is', async () => {
    const refused = failure({ code: 'colleague-not-found', retcode: '100-007', message: 'x' })
    expect(await dispatch(dispatcherWith(() => refused).parts, true, 'queryAgentInfoByWorkNo', '20011')).toEqual(
      refused,
    )
  })
})
