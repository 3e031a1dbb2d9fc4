import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import type { SessionEvent } from './session-events.ts'
import { signedOutState } from './session-state.ts'
import { transition } from './transition.ts'
import {
  adopted,
  cancelled,
  contextWithPassword,
  faulty,
  gone,
  handedOver,
  play,
  signedIn,
  signedInWithPassword,
  signInAccepted,
  signInAsked,
} from './play-events.testkit.ts'

describe('signing in', () => {
  it('stores the session and polls at once', () => {
    expect(play(signedIn)).toMatchObject({
      state: { phase: 'signed-in', kind: 'owned' },
      effects: ['store-session', 'poll'],
    })
  })

  it('stays signed out with the reason when the gateway refuses the agent', () => {
    const { state } = play([signedIn[0]!, { type: 'sign-in-answered', problem: { code: 'wrong-password' } }])
    expect(state).toMatchObject({ phase: 'signed-out', problem: { code: 'wrong-password' } })
  })

  it('uses force only when the agent asked for it', () => {
    expect(play([signInAsked('forcelogin')]).effects).toContain('sign-in forcelogin')
    const { effects } = play([
      ...signedInWithPassword,
      { type: 'request-refused', problem: gone },
      { type: 'check-answered', problem: gone },
    ])
    expect(effects).toContain('sign-in login')
  })

  it('passes what was typed to the sign-in and keeps no password', () => {
    const { next, effects } = transition(signedOutState, signInAsked('loginex'), 1_000)
    expect(effects.at(-1)).toMatchObject({ do: 'sign-in', mode: 'loginex', request: { password: 'secret' } })
    expect(next.profile).toEqual(exampleProfile)
    expect(JSON.stringify(next)).not.toContain('secret')
  })

  it('waits for the answer before another sign-in', () => {
    expect(play([signedIn[0]!, signedIn[0]!]).effects).toEqual([])
  })

  it('signs out as soon as the sign-in is answered when the agent changed their mind', () => {
    const { state, effects } = play([signedIn[0]!, { type: 'sign-out-asked' }, signedIn[1]!])
    expect(state.phase).toBe('signing-out')
    expect(effects).toContain('sign-out')
  })
})

describe('polling', () => {
  it('schedules the next poll after each reply', () => {
    expect(play([...signedIn, { type: 'poll-answered', event: 'none' }]).effects).toEqual(['schedule-poll'])
  })

  it('never polls an adopted session', () => {
    expect(play(adopted)).toMatchObject({ state: { phase: 'signed-in', kind: 'adopted' }, effects: ['store-session'] })
    expect(play([...adopted, { type: 'poll-due' }]).effects).toEqual([])
  })

  it('never polls in a process that only borrows the session', () => {
    expect(play(signedIn, { mayPoll: false }).effects).toEqual(['store-session'])
  })

  it('takes AgentOther_ShutdownService as signed out, and signs nobody in after it', () => {
    const { state, effects } = play([...signedInWithPassword, { type: 'poll-answered', event: 'signed-out' }])
    expect(state).toMatchObject({ phase: 'lost', problem: { code: 'session-lost', reason: 'signed-out-by-gateway' } })
    expect(effects).not.toContain('sign-in login')
    expect(effects).toContain('forget-session')
  })

  it('does not start a second poll while one that was ended is unanswered', () => {
    const recovered = play([
      ...signedIn,
      { type: 'network-changed', isOnline: true },
      { type: 'check-answered', problem: null },
    ])
    expect(recovered.state).toMatchObject({ phase: 'signed-in', isPolling: true })
    expect(recovered.effects).not.toContain('poll')
    expect(transition(recovered.state, { type: 'poll-failed', problem: cancelled }, 1_000).effects).toEqual([
      { do: 'poll' },
    ])
  })
})

describe('trouble', () => {
  it('waits with growing attempts while the gateway is out of reach', () => {
    const first = play([...signedIn, { type: 'poll-failed', problem: faulty }])
    expect(first).toMatchObject({ state: { phase: 'recovering', attempt: 1 } })
    expect(first.effects).toEqual(['cancel-timers', 'schedule-retry'])
    const second = play([{ type: 'retry-due' }, { type: 'check-answered', problem: faulty }], first.state)
    expect(second).toMatchObject({ state: { attempt: 2 }, effects: ['schedule-retry'] })
  })

  it('checks once before it believes that the session is gone, and bothers nobody with it', () => {
    expect(play([...signedIn, { type: 'poll-failed', problem: gone }])).toMatchObject({
      state: { phase: 'signed-in', problem: null },
      effects: ['check'],
    })
  })

  it('leaves the poll alone when a lookup is refused, since its reply may bring the Guid that was missing', () => {
    const refused = play([...signedIn, { type: 'request-refused', problem: gone }])
    expect(refused).toMatchObject({
      state: { phase: 'signed-in', isPolling: true },
      effects: ['check'],
    })
    const failing = play([{ type: 'check-answered', problem: faulty }], refused.state)
    expect(failing).toMatchObject({ state: { phase: 'recovering', problem: faulty, isPolling: true } })
  })

  it('waits before it checks when all may have got the same answer, and then says that the gateway switches over', () => {
    const switching = { code: 'gateway-switching', retcode: '105-002' } as const
    const first = play([...signedIn, { type: 'poll-failed', problem: switching }])
    expect(first).toMatchObject({ state: { phase: 'signed-in' }, effects: ['schedule-retry'] })
    const second = play([{ type: 'retry-due' }, { type: 'check-answered', problem: switching }], first.state)
    expect(second).toMatchObject({ state: { phase: 'recovering', problem: switching } })
  })

  it('checks at once when a poll is not answered in time, and asks again while the session lives', () => {
    const late = play([...signedIn, { type: 'poll-failed', problem: { code: 'gateway-timeout' } }])
    expect(late).toMatchObject({ state: { phase: 'signed-in' }, effects: ['check'] })
    expect(play([{ type: 'check-answered', problem: null }], late.state).effects).toEqual(['schedule-poll'])
  })

  it.each([
    ['a refusal that waiting does not change', { code: 'gateway-refused', retcode: '105-003' } as const, 'lost'],
    ['a switch-over', { code: 'gateway-switching', retcode: '105-002' } as const, 'recovering'],
    ['a gateway that is away', faulty, 'recovering'],
  ])('after six checks that met %s it is %s', (_, problem, phase) => {
    const checks: SessionEvent[] = Array.from({ length: 6 }, () => [
      { type: 'retry-due' } as const,
      { type: 'check-answered', problem } as const,
    ]).flat()
    expect(play([...signedIn, { type: 'poll-failed', problem: faulty }, ...checks]).state.phase).toBe(phase)
  })

  it.each(['105-005', '105-006', '105-007'])('signs in again at %s without asking first', (retcode) => {
    const { effects } = play([
      ...signedInWithPassword,
      { type: 'poll-failed', problem: { code: 'sign-in-again', retcode } },
    ])
    expect(effects).toContain('sign-in login')
  })

  it('is lost with the reason when there is no password to sign in with', () => {
    const { state } = play([
      ...signedIn,
      { type: 'poll-failed', problem: gone },
      { type: 'check-answered', problem: gone },
    ])
    expect(state).toMatchObject({ phase: 'lost', problem: gone })
  })

  const loss: SessionEvent[] = [
    { type: 'poll-failed', problem: gone },
    { type: 'check-answered', problem: gone },
  ]

  it('signs in by itself once, then stops and says why, whatever polls came back', () => {
    const again = play([...signedInWithPassword, ...loss, signInAccepted, { type: 'poll-answered', event: 'none' }])
    expect(play([{ type: 'poll-due' }, ...loss], again.state).state).toMatchObject({ phase: 'lost', problem: gone })
  })

  it('earns each automatic sign-in by a longer life than the one before', () => {
    let { state } = play(signedInWithPassword)
    let now = 1_000
    const livesFor = (minutes: number): string => {
      now += minutes * 60_000
      const lost = play(loss, state, now)
      state = play([{ ...signInAccepted, since: now }], lost.state, now).state
      return lost.state.phase
    }
    expect(livesFor(0)).toBe('signing-in')
    expect(livesFor(5)).toBe('signing-in')
    expect(livesFor(10)).toBe('signing-in')
    expect(livesFor(19)).toBe('lost')
  })

  it('signs in by itself no more than ten times a day, even after sign-ins of the agent', () => {
    let { state } = play(signedInWithPassword)
    const phases = Array.from({ length: 12 }, () => {
      const lost = play(loss, state)
      state = play(
        signedInWithPassword,
        play([signInAccepted, { type: 'sign-out-asked' }, { type: 'sign-out-answered', problem: null }], lost.state)
          .state,
      ).state
      return lost.state.phase
    })
    expect(phases.filter((phase) => phase === 'signing-in')).toHaveLength(10)
    const dayLater = 1_000 + 24 * 60 * 60_000
    expect(play(loss, state, dayLater).state.phase).toBe('signing-in')
  })

  it('says why an automatic sign-in failed', () => {
    const { state } = play([
      ...signedInWithPassword,
      { type: 'poll-failed', problem: gone },
      { type: 'check-answered', problem: gone },
      { type: 'sign-in-answered', problem: { code: 'signed-in-elsewhere', retcode: '100-002' } },
    ])
    expect(state).toMatchObject({ phase: 'lost', problem: { code: 'signed-in-elsewhere' } })
  })

  it('waits for a new hand-over when an adopted session dies', () => {
    const dead = play([
      { type: 'handed-over', context: contextWithPassword, since: 1 },
      adopted[1]!,
      { type: 'request-refused', problem: gone },
      { type: 'check-answered', problem: gone },
    ])
    expect(dead.state).toMatchObject({ phase: 'lost', kind: 'adopted' })
    expect(play([handedOver], dead.state).effects).toContain('check')
  })
})
