import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import { noAutoSignIns } from './auto-sign-in-allowance.ts'
import type { SessionEffect, SessionEvent, SignInRequest } from './session-events.ts'
import { transition } from './transition.ts'
import type { SessionState } from './session-state.ts'
import { firstViolation, randomSessions, type Step } from './session-model.testkit.ts'

/** The first sentence that random sessions find broken in this machine. */
function search(step: Step): string | null {
  let found: string | null = null
  const property = fc.property(randomSessions, (session) => {
    found ??= firstViolation(step, session)
    return found === null
  })
  fc.check(property, { numRuns: 20_000, seed: 20_011, endOnFailure: true })
  return found
}

/** The machine with one more effect wherever the condition holds: a seeded fault. */
const withFault =
  (extra: SessionEffect, when: (state: SessionState, event: SessionEvent) => boolean): Step =>
  (state, event, now) => {
    const { next, effects } = transition(state, event, now)
    return { next, effects: when(next, event) ? [...effects, extra] : effects }
  }

const poll: SessionEffect = { do: 'poll' }
const check: SessionEffect = { do: 'check' }
const request: SignInRequest = { profile: exampleProfile, password: null, isPasswordToBeStored: null }

/** One machine for each sentence that breaks it. */
const faultyMachines: [string, Step][] = [
  [
    'never two polls at once',
    withFault(
      poll,
      ({ phase, kind, isPolling, isAsleep }) => phase === 'signed-in' && kind === 'owned' && isPolling && !isAsleep,
    ),
  ],
  [
    'no polling of an adopted session',
    withFault(
      poll,
      ({ phase, kind, isPolling }, event) =>
        event.type === 'check-answered' && phase === 'signed-in' && kind === 'adopted' && !isPolling,
    ),
  ],
  [
    'no polling in a process that only borrows the session',
    withFault(
      poll,
      ({ phase, kind, mayPoll }, event) =>
        event.type === 'sign-in-answered' && phase === 'signed-in' && kind === 'owned' && !mayPoll,
    ),
  ],
  [
    'never two polls without a wait between them after a failure',
    (state, event, now) =>
      transition(event.type === 'check-answered' ? { ...state, failedPolls: 0 } : state, event, now),
  ],
  [
    'never two checks at once',
    withFault(check, ({ phase, isAsleep }, event) => event.type === 'retry-due' && phase === 'recovering' && !isAsleep),
  ],
  [
    'one sign-out, after the sign-in',
    withFault({ do: 'sign-out' }, ({ phase }, event) => event.type === 'sign-out-asked' && phase === 'signing-in'),
  ],
  [
    'never a second sign-in while one or a sign-out is unanswered',
    withFault(
      { do: 'sign-in', mode: 'login', request },
      ({ isSigningIn }, event) => event.type === 'sign-in-asked' && isSigningIn,
    ),
  ],
  [
    "never force without the agent's word",
    (state, event, now) => {
      const { next, effects } = transition(state, event, now)
      const forced = (effect: SessionEffect): SessionEffect =>
        effect.do === 'sign-in' && next.autoSignIns.inRow > 0 ? { ...effect, mode: 'forcelogin' } : effect
      return { next, effects: effects.map(forced) }
    },
  ],
  [
    'an automatic sign-in is earned by minutes of life',
    (state, event, now) => {
      const autoSignIns = event.type === 'poll-answered' ? noAutoSignIns : state.autoSignIns
      return transition({ ...state, autoSignIns, isPasswordStored: true }, event, now)
    },
  ],
  [
    'never on with a restore that is void',
    (state, event, now) =>
      transition('restore' in event ? { ...state, pendingRestore: event.restore } : state, event, now),
  ],
  [
    'a session that goes on always waits for something that will come',
    (state, event, now) =>
      event.type === 'activity-seen' ? { next: state, effects: [] } : transition(state, event, now),
  ],
  [
    'a session that goes on always waits for something that will come',
    (state, event, now) => {
      const { next, effects } = transition(state, event, now)
      return { next: event.type === 'sign-in-asked' ? { ...next, isAsleep: state.isAsleep } : next, effects }
    },
  ],
  [
    'no request when signed out',
    withFault(check, ({ phase }, event) => event.type === 'network-changed' && phase === 'signed-out'),
  ],
  [
    'no request while asleep',
    withFault(check, ({ phase, isAsleep, isChecking }) => isAsleep && phase === 'signed-in' && !isChecking),
  ],
  [
    'asks only for what a lookup tool may do',
    withFault({ do: 'resetskill' } as unknown as SessionEffect, ({ phase }) => phase === 'signed-in'),
  ],
  [
    'no password in the state',
    (state, event, now) => {
      const { next, effects } = transition(state, event, now)
      return { next: event.type === 'sign-in-asked' ? { ...next, ...event } : next, effects }
    },
  ],
]

describe('what must never happen to a session', () => {
  it('does not happen in 10,000 random sessions', () => {
    fc.assert(
      fc.property(randomSessions, (session) => {
        expect(firstViolation(transition, session)).toBeNull()
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it.each(faultyMachines)(
    '%s: a machine that does it is caught',
    (sentence, faulty) => {
      expect(search(faulty)).toBe(sentence)
    },
    60_000,
  )
})
