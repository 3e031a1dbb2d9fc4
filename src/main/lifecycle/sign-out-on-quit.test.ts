import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingLog } from '../../../test/fakes/recording-log.ts'
import { success } from '../../shared/result.ts'
import { signOutOnQuit } from './sign-out-on-quit.ts'

/** A running program; `done` has what its end did, in order. */
function running(signOut: () => Promise<unknown> = async () => undefined) {
  const done: string[] = []
  const note = (what: string) => void done.push(what)
  const app = Object.assign(new EventEmitter(), { exit: (code: number) => note(`exit ${code}`) })
  const window = new EventEmitter()
  const clock = new ManualClock()
  const log = new RecordingLog()
  signOutOnQuit({
    app,
    window,
    clock,
    services: { log, stop: () => note('stop services') },
    session: {
      signOut: async () => {
        note('sign out')
        await signOut()
        return success(null)
      },
      stop: async () => note('stop session'),
    },
    colleagues: { stop: () => note('save colleagues') },
  })
  const quit = () => {
    const event = { preventDefault: vi.fn() }
    app.emit('before-quit', event)
    return event.preventDefault.mock.calls.length > 0
  }
  return {
    done,
    clock,
    log,
    quit,
    logOff: () => window.emit('session-end'),
    shutDownAsked: () => window.emit('query-session-end'),
  }
}

const wholeEnd = ['sign out', 'save colleagues', 'stop session', 'stop services', 'exit 0']
const never = () => new Promise<never>(() => undefined)

describe('the end of the program', () => {
  it('signs out before it quits, once', async () => {
    const { done, quit } = running()
    expect(quit()).toBe(true)
    // Nothing holds the quit up that the end itself asks for.
    expect(quit()).toBe(false)
    await vi.waitFor(() => expect(done).toEqual(wholeEnd))
  })

  it('signs out when Windows logs off, at once and before anything else', async () => {
    const { done, logOff } = running()
    logOff()
    expect(done).toEqual(['sign out', 'save colleagues'])
    await vi.waitFor(() => expect(done).toEqual(wholeEnd))
  })

  it('stays signed in while Windows only asks whether it may log off', () => {
    const { done, shutDownAsked } = running()
    shutDownAsked()
    expect(done).toEqual([])
  })

  it('signs out once when a log-off meets a quit', async () => {
    const { done, quit, logOff } = running()
    quit()
    logOff()
    await vi.waitFor(() => expect(done).toEqual(wholeEnd))
  })

  it.each(['quit', 'logOff'] as const)('waits three seconds for a gateway that does not answer: %s', async (way) => {
    const { done, clock, ...end } = running(never)
    end[way]()
    await Promise.resolve()
    clock.advance(2_999)
    await Promise.resolve()
    expect(done).toEqual(['sign out', 'save colleagues'])
    clock.advance(1)
    await vi.waitFor(() => expect(done.at(-1)).toBe('exit 0'))
  })

  it('comes also when the sign-out fails unexpectedly', async () => {
    const { done, log, logOff } = running(() => Promise.reject(new Error('no')))
    logOff()
    await vi.waitFor(() => expect(done.at(-1)).toBe('exit 0'))
    expect(log.lines).toMatchObject([{ level: 'error', message: 'sign-out on quit failed' }])
  })
})
