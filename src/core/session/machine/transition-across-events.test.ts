import { describe, expect, it } from 'vitest'
import type { SessionEvent } from './session-events.ts'
import { signedOutState } from './session-state.ts'
import { transition } from './transition.ts'
import {
  adopted,
  cancelled,
  context,
  contextWithPassword,
  faulty,
  play,
  restoring,
  signedIn,
} from './play-events.testkit.ts'

describe('sleep and network', () => {
  it('sends nothing while asleep and checks first on waking', () => {
    const asleep = play([...signedIn, { type: 'slept' }])
    expect(asleep.effects).toEqual(['cancel-timers', 'abort'])
    const ended = play([{ type: 'poll-failed', problem: cancelled }], asleep.state)
    expect(ended.effects).toEqual([])
    expect(play([{ type: 'resumed' }], ended.state)).toMatchObject({
      state: { phase: 'recovering' },
      effects: ['renew-connection', 'cancel-timers', 'abort', 'check'],
    })
  })

  it.each<SessionEvent>([{ type: 'activity-seen' }, { type: 'check-asked' }])(
    'is awake, whatever the system says or does not say, at $type',
    (event) => {
      const asleep = play([...signedIn, { type: 'slept' }])
      expect(play([event], asleep.state)).toMatchObject({
        state: { phase: 'recovering', isAsleep: false },
        effects: ['renew-connection', 'cancel-timers', 'abort', 'check'],
      })
    },
  )

  it('polls a session that is signed in to, or that could not be signed out, before the system says that it woke', () => {
    const asleep = play([{ type: 'slept' }])
    expect(play(signedIn, asleep.state).effects).toContain('poll')
    const leaving = play([...signedIn, { type: 'slept' }, { type: 'sign-out-asked' }])
    const inCall = { code: 'gateway-refused', retcode: '100-010' } as const
    const refused = play(
      [
        { type: 'poll-failed', problem: cancelled },
        { type: 'sign-out-answered', problem: inCall },
      ],
      leaving.state,
    )
    expect(refused.effects).toEqual(['poll'])
  })

  it('a key does nothing to a session that is awake', () => {
    expect(play([...signedIn, { type: 'activity-seen' }]).effects).toEqual([])
  })

  it('a network that changes while the machine goes to sleep wakes nothing', () => {
    const { state, effects } = play([...signedIn, { type: 'slept' }, { type: 'network-changed', isOnline: true }])
    expect([state.isAsleep, effects]).toEqual([true, ['renew-connection']])
  })

  it('tries at once when the network comes back', () => {
    const waiting = play([...signedIn, { type: 'poll-failed', problem: faulty }])
    expect(play([{ type: 'network-changed', isOnline: true }], waiting.state).effects).toContain('check')
    expect(play([{ type: 'network-changed', isOnline: false }], waiting.state).effects).toEqual(['renew-connection'])
  })
})

describe('being asked to check now', () => {
  const asked = { type: 'check-asked' } as const
  const atOnce = ['renew-connection', 'cancel-timers', 'abort', 'check']

  it('ends the wait and checks over a new connection', () => {
    const waiting = play([...signedIn, { type: 'poll-failed', problem: faulty }])
    expect(play([asked], waiting.state)).toMatchObject({ state: { phase: 'recovering', attempt: 0 }, effects: atOnce })
    expect(play([asked], play(signedIn).state).effects).toEqual(atOnce)
  })

  it('probes again where the password waits for the gateway', () => {
    const probing: SessionEvent[] = [
      { type: 'auto-sign-in-asked', restore: 1, context: contextWithPassword },
      { type: 'check-answered', problem: faulty },
    ]
    expect(play([...probing, asked], restoring).effects).toEqual([
      'renew-connection',
      'cancel-timers',
      'abort',
      'probe',
    ])
  })

  it('looks into a locked keyring again', () => {
    const locked = play(
      [{ type: 'restore-failed', restore: 1, context, problem: { code: 'keyring-locked' } }],
      restoring,
    )
    expect(play([asked], locked.state).effects).toEqual(['renew-connection', 'restore'])
  })

  it('asks nothing while signed out or lost', () => {
    const lost = play([...signedIn, { type: 'poll-answered', event: 'signed-out' }])
    for (const from of [lost.state, {}]) expect(play([asked], from).effects).toEqual(['renew-connection'])
  })
})

describe('starting', () => {
  it('checks a stored session before it trusts it', () => {
    expect(play([{ type: 'restored', restore: 1, context, kind: 'owned', since: 1 }], restoring).effects).toEqual([
      'cancel-timers',
      'abort',
      'check',
    ])
  })

  it('knows whose session it is about while the keyring is still being asked', () => {
    const { state, effects } = play([{ type: 'restore-asked', context }, { type: 'sign-out-asked' }])
    expect(state).toMatchObject({ phase: 'signed-out', profile: context.profile })
    expect(effects).toContain('forget-session')
    // Once something is under way, a keyring that is asked again changes nothing.
    const other = { profile: { ...context.profile, id: 'profile-2' }, isPasswordStored: true }
    const begun = play(signedIn).state
    expect(play([{ type: 'restore-asked', context: other }], begun).state).toEqual(begun)
  })

  it('signs in without asking as the profile says, with the password in the keyring', () => {
    const profile = { ...context.profile, signInMode: 'loginex' as const }
    const asked: SessionEvent = {
      type: 'auto-sign-in-asked',
      restore: 1,
      context: { profile, isPasswordStored: true },
    }
    const probing = transition({ ...signedOutState, ...restoring }, asked, 1_000)
    expect(probing.effects.at(-1)).toEqual({ do: 'probe', profile })
    expect(transition(probing.next, { type: 'check-answered', problem: null }, 1_000).effects.at(-1)).toEqual({
      do: 'sign-in',
      mode: 'loginex',
      request: { profile, password: null, isPasswordToBeStored: null },
    })
  })

  it('asks whether the gateway answers before it signs in by itself', () => {
    const probing = play([{ type: 'auto-sign-in-asked', restore: 1, context: contextWithPassword }], restoring)
    expect(probing.effects).toContain('probe')
    expect(play([{ type: 'check-answered', problem: faulty }], probing.state).effects).toEqual(['schedule-retry'])
    expect(play([{ type: 'check-answered', problem: null }], probing.state).effects).toContain('sign-in login')
  })

  it('is locked while the keyring is, and looks again once it opens', () => {
    const locked = play(
      [{ type: 'restore-failed', restore: 1, context, problem: { code: 'keyring-locked' } }],
      restoring,
    )
    expect(locked.state.phase).toBe('locked')
    expect(play([{ type: 'keyring-unlocked' }], locked.state).effects).toEqual(['restore'])
  })

  it('looks into a locked keyring again after sleep or another network, since that may have opened it', () => {
    const locked = play(
      [{ type: 'restore-failed', restore: 1, context, problem: { code: 'keyring-locked' } }],
      restoring,
    )
    expect(play([{ type: 'resumed' }], locked.state).effects).toEqual(['renew-connection', 'restore'])
    expect(play([{ type: 'network-changed', isOnline: true }], locked.state).effects).toEqual([
      'renew-connection',
      'restore',
    ])
    expect(play([{ type: 'network-changed', isOnline: false }], locked.state).effects).toEqual(['renew-connection'])
  })

  it('is stored once the keyring opens, when it could not be before', () => {
    expect(play([...signedIn, { type: 'keyring-unlocked' }]).effects).toEqual(['store-session'])
    expect(play([{ type: 'keyring-unlocked' }]).effects).toEqual([])
  })

  it('is signed out with the reason when there is no keyring to ask', () => {
    const { state } = play(
      [{ type: 'restore-failed', restore: 1, context, problem: { code: 'keyring-absent' } }],
      restoring,
    )
    expect(state).toMatchObject({ phase: 'signed-out', problem: { code: 'keyring-absent' } })
  })
})

describe('signing out', () => {
  it('asks the gateway for an owned session and forgets it with the answer', () => {
    const leaving = play([...signedIn, { type: 'sign-out-asked' }])
    expect(leaving.effects).toEqual(['cancel-timers', 'abort', 'sign-out'])
    expect(play([{ type: 'sign-out-answered', problem: null }], leaving.state)).toMatchObject({
      state: { phase: 'signed-out', problem: null },
      effects: expect.arrayContaining(['forget-session']) as string[],
    })
  })

  it('lets go of an adopted session without a word to the gateway', () => {
    expect(play([...adopted, { type: 'sign-out-asked' }])).toMatchObject({
      state: { phase: 'signed-out' },
      effects: ['cancel-timers', 'abort', 'forget-session'],
    })
  })

  it('does not sign in while the sign-out is unanswered', () => {
    expect(play([...signedIn, { type: 'sign-out-asked' }, signedIn[0]!]).effects).toEqual([])
  })
})
