import fc from 'fast-check'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { SessionEffect, SessionEvent } from './session-events.ts'
import { signedOutState, type SessionState, type Transition } from './session-state.ts'

export type Step = (state: SessionState, event: SessionEvent, now: number) => Transition

const gone = { code: 'session-lost', retcode: '100-006' } as const

const problem: fc.Arbitrary<AppError> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(gone) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      { code: 'session-lost', retcode: '000-003' } as const,
      { code: 'sign-in-again', retcode: '105-005' } as const,
      { code: 'gateway-switching', retcode: '000-004' } as const,
      { code: 'gateway-refused', retcode: '000-001' } as const,
      { code: 'gateway-timeout' } as const,
      { code: 'gateway-unreachable' } as const,
      { code: 'cancelled' } as const,
    ),
  },
)
const one = <T extends string>(type: T): fc.Arbitrary<{ readonly type: T }> => fc.constant({ type })
const profiles = [exampleProfile, { ...exampleProfile, id: 'profile-2', agentId: '20002' }] as const
const context = fc.record({ profile: fc.constantFrom(...profiles), isPasswordStored: fc.boolean() })

/** What the agent types in every random session. */
const typedPassword = 'the-password-as-typed'

/** What may happen at any time. */
const occurrence: fc.Arbitrary<SessionEvent> = fc.oneof(
  // A start, or another profile that is selected.
  fc.record({ type: fc.constant('restore-asked' as const), context }),
  fc.record({
    type: fc.constant('sign-in-asked' as const),
    mode: fc.constantFrom('login' as const, 'forcelogin' as const, 'loginex' as const),
    request: fc.record({
      profile: fc.constantFrom(...profiles),
      password: fc.constant(typedPassword),
      isPasswordToBeStored: fc.constant(true),
    }),
    isPasswordStored: fc.boolean(),
  }),
  fc.record({ type: fc.constant('handed-over' as const), context, since: fc.constant(1_000) }),
  fc.record({ type: fc.constant('request-refused' as const), problem }),
  one('check-asked'),
  one('activity-seen'),
  one('sign-out-asked'),
  one('slept'),
  one('resumed'),
  fc.record({ type: fc.constant('network-changed' as const), isOnline: fc.boolean() }),
  one('keyring-unlocked'),
  fc.record({ type: fc.constant('password-stored' as const), isStored: fc.boolean() }),
)

const minuteMs = 60_000

/** One step: what happens of itself, or the answer to what was asked first of its kind. */
interface Moment {
  readonly occurrence: SessionEvent
  readonly passMs: number
  readonly source: 'occurrence' | 'request' | 'timer' | 'keyring'
  readonly problem: AppError | null
  readonly pollEvent: 'none' | 'other' | 'signed-out'
  readonly found: 'owned' | 'adopted' | 'password' | 'nothing' | 'locked'
}

/** One random session, of a process that polls or of one that only borrows it. */
interface RandomSession {
  readonly mayPoll: boolean
  /**
   * Nothing happens of itself while anything is waited for, and the gateway answers well or has
   * forgotten the session: long rows of losses.
   */
  readonly isForgetful: boolean
  readonly moments: readonly Moment[]
}

export const randomSessions: fc.Arbitrary<RandomSession> = fc.record({
  mayPoll: fc.nat(3).map((n) => n > 0),
  isForgetful: fc.boolean(),
  moments: fc.array(
    fc.record({
      occurrence,
      passMs: fc.constantFrom(0, 0, 0, 300, 300, 10_000, 2 * minuteMs, 20 * minuteMs),
      source: fc.constantFrom('occurrence', 'request', 'request', 'request', 'request', 'timer', 'keyring'),
      problem: fc.option(problem, { nil: null, freq: 3 }),
      pollEvent: fc.constantFrom('none', 'none', 'other', 'signed-out'),
      found: fc.constantFrom('owned', 'adopted', 'password', 'nothing', 'locked'),
    } satisfies { readonly [K in keyof Moment]: fc.Arbitrary<Moment[K]> }),
    { minLength: 1, maxLength: 60 },
  ),
})

type Request = 'poll' | 'check' | 'sign-in' | 'sign-out'
type RestoreAsked = Extract<SessionEvent, { type: 'restore-asked' }>

/** What can be seen from outside. None of it is read from the machine's state. */
interface Outside {
  now: number
  readonly underWay: Request[]
  isPollTimed: boolean
  isRetryTimed: boolean
  isAsleep: boolean
  /** What the keyring was asked for and has not answered. Only the newest counts, if any. */
  readonly keyring: { readonly restore: number; readonly asked: RestoreAsked; isVoid: boolean }[]
  /** The last event was the keyring's answer to a restore that no longer counts. */
  isVoidAnswer: boolean
  /** When the session that now is, or was last, was signed in to. */
  begunAt: number
  /** Sign-ins that nobody asked for, since the agent's last one. */
  autoSignIns: number
  /** A start or a selection found a password, and the sign-in it leads to has not come yet. */
  isSignInOwed: boolean
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

/** What only a machine that is awake can have. */
const proofsOfWaking: ReadonlySet<string> = new Set<SessionEvent['type']>([
  'resumed',
  'check-asked',
  'activity-seen',
  'sign-in-asked',
  'handed-over',
  'sign-out-asked',
])

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
  if (outside.isVoidAnswer) return 'never on with a restore that is void'
  const request = requestOf(effect)
  if (request === null) return harmless.has(effect.do) ? null : 'asks only for what a lookup tool may do'
  const isOut = (name: Request): boolean => outside.underWay.includes(name)
  if (['signed-out', 'lost', 'locked'].includes(state.phase)) return 'no request when signed out'
  if (outside.isAsleep && (request === 'poll' || request === 'check')) return 'no request while asleep'
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
  const isEarned = outside.autoSignIns === 0 || outside.now - outside.begunAt >= 5 * minuteMs
  return !isAsked && !outside.isSignInOwed && !isEarned ? 'an automatic sign-in is earned by minutes of life' : null
}

/** True while a session that should go on waits for something that will come. */
function goesOn({ phase, kind, mayPoll, goal }: SessionState, outside: Outside): boolean {
  if (outside.isAsleep) return true
  const isOut = (name: Request): boolean => outside.underWay.includes(name)
  if (phase === 'recovering' || goal === 'sign-in') return isOut('check') || outside.isRetryTimed
  if (phase !== 'signed-in' || kind === 'adopted' || !mayPoll) return true
  return isOut('poll') || isOut('check') || outside.isPollTimed || outside.isRetryTimed
}

function eventOf(moment: Moment, outside: Outside, isForgetful: boolean): SessionEvent {
  const forgetful: Moment = { ...moment, pollEvent: 'none', problem: moment.problem && gone }
  const next = isForgetful ? (answerOf(forgetful, outside) ?? timerOf(outside)) : null
  if (next) return next
  switch (moment.source) {
    case 'request':
      return answerOf(moment, outside) ?? moment.occurrence
    case 'keyring':
      return keyringAnswerOf(moment, outside) ?? moment.occurrence
    case 'timer':
      return timerOf(outside) ?? moment.occurrence
    case 'occurrence':
      return moment.occurrence
  }
}

function answerOf(moment: Moment, outside: Outside): SessionEvent | null {
  const answered = outside.underWay.shift()
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
        : { type: 'sign-in-answered', problem: null, since: outside.now, passwordExpiresInDays: null }
    case 'sign-out':
      return { type: 'sign-out-answered', problem: moment.problem }
    case undefined:
      return null
  }
}

function timerOf(outside: Outside): SessionEvent | null {
  if (outside.isRetryTimed) {
    outside.isRetryTimed = false
    return { type: 'retry-due' }
  }
  if (!outside.isPollTimed) return null
  outside.isPollTimed = false
  return { type: 'poll-due' }
}

function keyringAnswerOf({ found }: Moment, outside: Outside): SessionEvent | null {
  const answered = outside.keyring.shift()
  if (!answered) return null
  outside.isVoidAnswer = answered.isVoid
  const { restore, asked } = answered
  const { context } = asked
  switch (found) {
    case 'owned':
    case 'adopted':
      return { type: 'restored', restore, context, kind: found, since: 1_000 }
    case 'password':
      if (!answered.isVoid && context.isPasswordStored) outside.isSignInOwed = true
      return { type: 'auto-sign-in-asked', restore, context }
    case 'nothing':
      return { type: 'nothing-to-restore', restore }
    case 'locked':
      return { type: 'restore-failed', restore, context, problem: { code: 'keyring-locked' } }
  }
}

/** What an event shows to whoever looks on. */
function noteEvent(event: SessionEvent, outside: Outside): void {
  const isWaking = outside.isAsleep && proofsOfWaking.has(event.type)
  if (event.type === 'slept') outside.isAsleep = true
  if (isWaking) Object.assign(outside, { isAsleep: false, isWaitOwed: false })
  if (['sign-in-asked', 'handed-over', 'sign-out-asked', 'restore-asked'].includes(event.type))
    for (const pending of outside.keyring) pending.isVoid = true
  if (event.type === 'sign-in-asked') outside.autoSignIns = 0
  if (['sign-in-asked', 'handed-over', 'sign-out-asked'].includes(event.type)) outside.isSignInOwed = false
  if (event.type === 'sign-in-answered' && event.problem === null) outside.begunAt = outside.now
  // What the keyring held has lived since then.
  if (event.type === 'restored' && !outside.isVoidAnswer) outside.begunAt = event.since
  if (event.type === 'poll-failed' && event.problem.code !== 'cancelled') outside.isWaitOwed = true
  if (event.type === 'poll-due' || event.type === 'poll-answered' || isBeginning(event)) outside.isWaitOwed = false
}

function noteEffect(effect: SessionEffect, event: SessionEvent, outside: Outside): void {
  if (effect.do === 'cancel-timers') Object.assign(outside, { isPollTimed: false, isRetryTimed: false })
  if (effect.do === 'schedule-poll') outside.isPollTimed = true
  if (effect.do === 'schedule-retry') outside.isRetryTimed = true
  const request = requestOf(effect)
  if (request) outside.underWay.push(request)
  if (request !== 'sign-in') return
  outside.isWaitOwed = false
  outside.isSignInOwed = false
  if (event.type !== 'sign-in-asked') outside.autoSignIns += 1
}

/** Plays a random session with a machine; the first sentence that it breaks, or null. */
export function firstViolation(step: Step, { mayPoll, isForgetful, moments }: RandomSession): string | null {
  let state: SessionState = { ...signedOutState, mayPoll }
  const outside: Outside = {
    now: 1_700_000_000_000,
    underWay: [],
    isPollTimed: false,
    isRetryTimed: false,
    isAsleep: false,
    keyring: [],
    isVoidAnswer: false,
    begunAt: 0,
    autoSignIns: 0,
    isSignInOwed: false,
    isWaitOwed: false,
  }
  for (const moment of moments) {
    outside.now += moment.passMs
    outside.isVoidAnswer = false
    const event = eventOf(moment, outside, isForgetful)
    noteEvent(event, outside)
    const { next, effects } = step(state, event, outside.now)
    if (JSON.stringify(next).includes(typedPassword)) return 'no password in the state'
    if (outside.isVoidAnswer && next.phase !== state.phase) return 'never on with a restore that is void'
    for (const effect of effects) {
      const broken = violationOf(effect, event, next, outside)
      if (broken !== null) return broken
      noteEffect(effect, event, outside)
    }
    if (event.type === 'restore-asked' && next.restores > state.restores)
      outside.keyring.push({ restore: next.restores, asked: event, isVoid: false })
    if (!goesOn(next, outside)) return 'a session that goes on always waits for something that will come'
    state = next
  }
  return null
}
