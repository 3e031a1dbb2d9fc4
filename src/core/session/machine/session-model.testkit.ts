import fc from 'fast-check'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { SessionEffect, SessionEvent } from './session-events.ts'
import { signedOutState, type SessionState, type Transition } from './session-state.ts'

export type Step = (state: SessionState, event: SessionEvent) => Transition

const problem: fc.Arbitrary<AppError> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom({ code: 'session-lost', retcode: '100-006' } as const) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      { code: 'session-lost', retcode: '000-003' } as const,
      { code: 'sign-in-again', retcode: '105-005' } as const,
      { code: 'gateway-switching', retcode: '000-004' } as const,
      { code: 'gateway-unreachable' } as const,
      { code: 'cancelled' } as const,
    ),
  },
)
const one = <T extends string>(type: T): fc.Arbitrary<{ readonly type: T }> => fc.constant({ type })
const context = fc.record({ profile: fc.constant(exampleProfile), isPasswordStored: fc.boolean() })
const since = fc.constant(1_000)
const restore = fc.integer({ min: 1, max: 3 })

/** What the agent types in every random session. */
const typedPassword = 'the-password-as-typed'

/** What may happen at any time. */
const occurrence: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.record({ type: fc.constant('restore-asked' as const), context }),
  fc.record({
    type: fc.constant('restored' as const),
    restore,
    context,
    kind: fc.constantFrom('owned' as const, 'adopted' as const),
    since,
  }),
  fc.record({
    type: fc.constant('restore-failed' as const),
    restore,
    context,
    problem: fc.constantFrom({ code: 'keyring-locked' } as const, { code: 'keyring-absent' } as const),
  }),
  fc.record({
    type: fc.constant('sign-in-asked' as const),
    mode: fc.constantFrom('login' as const, 'forcelogin' as const, 'loginex' as const),
    request: fc.constant({ profile: exampleProfile, password: typedPassword, isPasswordToBeStored: true }),
    isPasswordStored: fc.boolean(),
  }),
  fc.record({ type: fc.constant('auto-sign-in-asked' as const), restore, context }),
  fc.record({ type: fc.constant('handed-over' as const), context, since }),
  fc.record({ type: fc.constant('request-refused' as const), problem }),
  one('poll-due'),
  one('retry-due'),
  one('check-asked'),
  one('sign-out-asked'),
  one('slept'),
  one('resumed'),
  fc.record({ type: fc.constant('network-changed' as const), isOnline: fc.boolean() }),
  one('keyring-unlocked'),
  fc.record({ type: fc.constant('password-stored' as const), isStored: fc.boolean() }),
)

/** One step: what happens of itself, or the answer to the oldest open request. */
interface Moment {
  readonly occurrence: SessionEvent
  readonly isAnswer: boolean
  readonly problem: AppError | null
  readonly pollEvent: 'none' | 'other' | 'signed-out'
}

/** One random session, of a process that polls or of one that only borrows it. */
interface RandomSession {
  readonly mayPoll: boolean
  readonly moments: readonly Moment[]
}

export const randomSessions: fc.Arbitrary<RandomSession> = fc.record({
  mayPoll: fc.nat(3).map((n) => n > 0),
  moments: fc.array(
    fc.record({
      occurrence,
      isAnswer: fc.nat(3).map((n) => n > 0),
      problem: fc.option(problem, { nil: null, freq: 3 }),
      pollEvent: fc.constantFrom('none' as const, 'none' as const, 'other' as const, 'signed-out' as const),
    }),
    { minLength: 1, maxLength: 60 },
  ),
})

type Request = 'poll' | 'check' | 'sign-in' | 'sign-out'

/** What can be seen from outside. */
interface Outside {
  readonly underWay: Request[]
  /** How many automatic sign-ins this loss has seen. */
  autoSignIns: number
  /** A poll has failed, and since then there was neither a wait nor a new start. */
  isWaitOwed: boolean
}

/** Events by which the agent or the system starts again. */
const beginnings: ReadonlySet<string> = new Set<SessionEvent['type']>([
  'sign-in-asked',
  'auto-sign-in-asked',
  'restored',
  'handed-over',
  'check-asked',
  'resumed',
])
const isBeginning = (event: SessionEvent): boolean =>
  event.type === 'network-changed' ? event.isOnline : beginnings.has(event.type)

const harmless: ReadonlySet<string> = new Set<SessionEffect['do']>([
  'abort',
  'renew-connection',
  'schedule-poll',
  'schedule-retry',
  'cancel-timers',
  'store-session',
  'forget-session',
  'restore',
])
const requestOf = (effect: SessionEffect): Request | null => {
  if (effect.do === 'probe') return 'check'
  return effect.do === 'poll' || effect.do === 'check' || effect.do === 'sign-in' || effect.do === 'sign-out'
    ? effect.do
    : null
}

/** Which sentence the effect breaks of what must never happen (docs/product.md §10), or null. */
function violationOf(effect: SessionEffect, event: SessionEvent, state: SessionState, outside: Outside): string | null {
  const request = requestOf(effect)
  if (request === null) return harmless.has(effect.do) ? null : 'asks only for what a lookup tool may do'
  const isOut = (name: Request): boolean => outside.underWay.includes(name)
  if (['signed-out', 'lost', 'locked'].includes(state.phase)) return 'no request when signed out'
  if (state.isAsleep && (request === 'poll' || request === 'check')) return 'no request while asleep'
  if (request === 'poll' && isOut('poll')) return 'never two polls at once'
  if (request === 'poll' && state.kind === 'adopted') return 'no polling of an adopted session'
  if (request === 'poll' && !state.mayPoll) return 'no polling in a process that only borrows the session'
  if (request === 'poll' && outside.isWaitOwed) return 'never two polls without a wait between them after a failure'
  if (request === 'check' && isOut('check')) return 'never two checks at once'
  if (request === 'sign-out' && (isOut('sign-in') || isOut('sign-out'))) return 'one sign-out, after the sign-in'
  if (effect.do !== 'sign-in') return null
  if (isOut('sign-in') || isOut('sign-out')) return 'never a second sign-in while one or a sign-out is unanswered'
  const isAsked = event.type === 'sign-in-asked'
  if (effect.mode === 'forcelogin' && !(isAsked && event.mode === 'forcelogin'))
    return "never force without the agent's word"
  return !isAsked && outside.autoSignIns > 0 ? 'never more than one automatic sign-in per loss' : null
}

function eventOf(moment: Moment, outside: Outside): SessionEvent {
  const answered = moment.isAnswer ? outside.underWay.shift() : undefined
  switch (answered) {
    case 'poll':
      return moment.problem
        ? { type: 'poll-failed', problem: moment.problem }
        : { type: 'poll-answered', event: moment.pollEvent }
    case 'check':
      return { type: 'check-answered', problem: moment.problem }
    case 'sign-in':
      return moment.problem
        ? { type: 'sign-in-answered', problem: moment.problem }
        : { type: 'sign-in-answered', problem: null, since: 1_000, passwordExpiresInDays: null }
    case 'sign-out':
      return { type: 'sign-out-answered', problem: moment.problem }
    case undefined:
      return moment.occurrence
  }
}

/** Plays a random session with a machine; the first sentence that it breaks, or null. */
export function firstViolation(step: Step, { mayPoll, moments }: RandomSession): string | null {
  let state: SessionState = { ...signedOutState, mayPoll }
  const outside: Outside = { underWay: [], autoSignIns: 0, isWaitOwed: false }
  for (const moment of moments) {
    const event = eventOf(moment, outside)
    const isNewSession = ['sign-in-asked', 'auto-sign-in-asked', 'restored'].includes(event.type)
    if (isNewSession || (event.type === 'poll-answered' && event.event !== 'signed-out')) outside.autoSignIns = 0
    if (event.type === 'poll-failed' && event.problem.code !== 'cancelled') outside.isWaitOwed = true
    if (event.type === 'poll-due' || event.type === 'poll-answered' || isBeginning(event)) outside.isWaitOwed = false
    const { next, effects } = step(state, event)
    if (JSON.stringify(next).includes(typedPassword)) return 'no password in the state'
    for (const effect of effects) {
      const broken = violationOf(effect, event, next, outside)
      if (broken !== null) return broken
      const request = requestOf(effect)
      if (request) outside.underWay.push(request)
      if (request === 'sign-in') outside.isWaitOwed = false
      if (request === 'sign-in' && event.type !== 'sign-in-asked') outside.autoSignIns += 1
    }
    state = next
  }
  return null
}
