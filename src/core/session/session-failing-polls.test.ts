import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import { MemoryVault } from '../../main/adapters/memory-vault.ts'
import { faulty, gone, play, signedIn } from './machine/play-events.testkit.ts'
import { SessionTimers } from './session-timers.ts'
import type { SessionEvent } from './machine/session-events.ts'

const good: SessionEvent = { type: 'check-answered', problem: null }
const refused: SessionEvent[] = [{ type: 'poll-failed', problem: gone }, good]

describe('a poll that fails although the session lives', () => {
  it('is followed by the next one after a wait, and the same session is not stored again', () => {
    expect(play([...signedIn, ...refused])).toMatchObject({
      state: { phase: 'signed-in', failedPolls: 1, isPolling: false },
      effects: ['schedule-poll'],
    })
    expect(play([...signedIn, ...refused, { type: 'poll-due' }]).effects).toEqual(['poll'])
  })

  it('is counted whatever the fault, until one comes back', () => {
    const fault: SessionEvent[] = [{ type: 'poll-failed', problem: faulty }, { type: 'retry-due' }, good]
    const twice = play([...signedIn, ...refused, { type: 'poll-due' }, ...fault])
    expect(twice.state.failedPolls).toBe(2)
    const { state } = play([{ type: 'poll-due' }, { type: 'poll-answered', event: 'none' }], twice.state)
    expect(state.failedPolls).toBe(0)
  })

  it.each<SessionEvent>([{ type: 'network-changed', isOnline: true }, { type: 'resumed' }])(
    'is no reason to wait after $type',
    (event) => {
      const failed = play([...signedIn, ...refused, { type: 'slept' }])
      const from = { ...failed.state, isAsleep: event.type === 'resumed' }
      expect(play([event, good], from).effects).toEqual(['store-session', 'poll'])
    },
  )

  it('is no failure when we ended it ourselves', () => {
    const { state } = play([...signedIn, { type: 'poll-failed', problem: { code: 'cancelled' } }])
    expect(state.failedPolls).toBe(0)
  })
})

describe('the wait for the next poll', () => {
  /** How long each of these waits takes, with a back-off of 1, 2, 3 ... seconds. */
  function waits(rows: readonly number[]): number[] {
    const clock = new ManualClock()
    const heard: number[] = []
    const createBackOff = () => {
      let steps = 0
      return { nextDelayMs: () => (steps += 1) * 1_000 }
    }
    const timers = new SessionTimers({ clock, random: () => 0.5, createBackOff }, () => heard.push(clock.now()))
    return rows.map((failedPolls) => {
      const asked = clock.now()
      timers.schedulePoll(failedPolls)
      while (clock.waiting > 0) clock.advance(50)
      return (heard.at(-1) ?? 0) - asked
    })
  }

  it('is the ordinary pause after one failure, and grows with the next ones', () => {
    expect(waits([0, 1, 2, 3, 4])).toEqual([350, 350, 1_000, 2_000, 3_000])
  })

  it('begins anew once a poll came back', () => {
    expect(waits([2, 3, 0, 1, 2])).toEqual([1_000, 2_000, 350, 350, 1_000])
  })
})

/** A keyring that counts what is written into it. */
class CountingVault extends MemoryVault {
  saves = 0

  override save(account: string, secret: string): ReturnType<MemoryVault['save']> {
    this.saves += 1
    return super.save(account, secret)
  }
}

describe('a gateway that refuses polls and nothing else', () => {
  it.each(['100-006', '000-003', '000-004', '100-007'])('is not stormed at %s, nor is the keyring', async (retcode) => {
    const clock = new ManualClock()
    const gateway = new VirtualGateway(clock)
    const vault = new CountingVault()
    const openRoute = () => ({ transport: gateway, cookies: new RecordingJar() })
    const { session, signIn } = createSessionHarness({ clock, openRoute, vault, retryMs: 5_000 })
    gateway.pollFault = retcode
    const answer = signIn('secret', false)
    await advanceInSteps(clock, 50, 5)
    expect(await answer).toMatchObject({ ok: true })
    const seen = gateway.paths.length
    await advanceInSteps(clock, 60_000, 25)
    // A poll and a check each 5 seconds, and the two that came before the back-off.
    expect(gateway.paths.length - seen).toBeLessThanOrEqual(28)
    expect(vault.saves).toBe(1)
    const asked = session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 100, 5)
    expect(await asked).toMatchObject({ ok: true })
    gateway.pollFault = null
    await advanceInSteps(clock, 12_000)
    expect(session.view.state).toBe('signed-in')
    expect(gateway.paths.filter((path) => path.startsWith('PUT'))).toHaveLength(1)
  })
})
