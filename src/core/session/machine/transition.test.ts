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
    const { next, effects } = transition(signedOutState, signInAsked('loginex'))
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
    expect(transition(recovered.state, { type: 'poll-failed', problem: cancelled }).effects).toEqual([{ do: 'poll' }])
  })
})

describe('trouble', () => {
  it('waits with growing attempts while the gateway is out of reach', () => {
    const first = play([...signedIn, { type: 'poll-failed', problem: faulty }])
    expect(first).toMatchObject({ state: { phase: 'recovering', attempt: 1 } })
    expect(first.effects).toEqual(['cancel-timers', 'schedule-retry'])
    const second = transition(transition(first.state, { type: 'retry-due' }).next, {
      type: 'check-answered',
      problem: faulty,
    })
    expect(second.effects).toEqual([{ do: 'schedule-retry', attempt: 1 }])
  })

  it('checks once before it believes that the session is gone', () => {
    expect(play([...signedIn, { type: 'poll-failed', problem: gone }])).toMatchObject({
      state: { phase: 'recovering' },
      effects: ['cancel-timers', 'check'],
    })
  })

  it('leaves the poll alone when a lookup is refused, since its reply may bring the Guid that was missing', () => {
    const refused = play([...signedIn, { type: 'request-refused', problem: gone }])
    expect(refused).toMatchObject({
      state: { phase: 'recovering', isPolling: true },
      effects: ['cancel-timers', 'check'],
    })
  })

  it('waits while the gateway switches over', () => {
    const { state } = play([
      ...signedIn,
      { type: 'poll-failed', problem: { code: 'gateway-switching', retcode: '105-002' } },
    ])
    expect(state.phase).toBe('recovering')
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

  it('signs in by itself once per loss, then stops and says why', () => {
    const loss: SessionEvent[] = [
      { type: 'poll-failed', problem: gone },
      { type: 'check-answered', problem: gone },
    ]
    const again = play([...signedInWithPassword, ...loss, signInAccepted, ...loss])
    expect(again.state.phase).toBe('lost')
    const earned = play([
      ...signedInWithPassword,
      ...loss,
      signInAccepted,
      { type: 'poll-answered', event: 'none' },
      ...loss,
    ])
    expect(earned.state.phase).toBe('signing-in')
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
