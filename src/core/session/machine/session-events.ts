import type { SessionKind } from '../../../shared/app-snapshot.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { PolledEvent } from '../../gateway/gateway-client.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'

/** Everything that can happen to a session. Answers carry what was asked; a `cancelled` answer is one that we ended ourselves. */
export type SessionEvent =
  /** A session was found in the keyring. */
  | { readonly type: 'restored'; readonly kind: SessionKind }
  /** The keyring holds what is needed to go on, and does not give it. */
  | { readonly type: 'restore-failed'; readonly problem: AppError }
  | { readonly type: 'sign-in-asked'; readonly mode: SignInMode }
  /** There is no session but a password: sign in without the agent. */
  | { readonly type: 'auto-sign-in-asked' }
  /** Another client handed its session over. */
  | { readonly type: 'handed-over' }
  | { readonly type: 'sign-in-answered'; readonly problem: AppError | null }
  /** The answer to the check, or to the probe that comes before a sign-in without the agent. */
  | { readonly type: 'check-answered'; readonly problem: AppError | null }
  | { readonly type: 'poll-answered'; readonly event: PolledEvent }
  | { readonly type: 'poll-failed'; readonly problem: AppError }
  /** A lookup was refused although it carried the newest Guid. */
  | { readonly type: 'request-refused'; readonly problem: AppError }
  | { readonly type: 'poll-due' }
  | { readonly type: 'retry-due' }
  | { readonly type: 'sign-out-asked' }
  /** `problem`: what the gateway, or the way to it, said instead of yes. */
  | { readonly type: 'sign-out-answered'; readonly problem: AppError | null }
  | { readonly type: 'slept' }
  | { readonly type: 'resumed' }
  | { readonly type: 'network-changed'; readonly isOnline: boolean }
  | { readonly type: 'keyring-unlocked' }
  | { readonly type: 'password-stored'; readonly isStored: boolean }

/** What the machine wants done. The answers come back as events. */
export type SessionEffect =
  | { readonly do: 'sign-in'; readonly mode: SignInMode }
  /** Ask with the session's Guid whether it randomSessions. */
  | { readonly do: 'check' }
  /** Ask without a Guid whether the gateway answers at all. */
  | { readonly do: 'probe' }
  | { readonly do: 'poll' }
  | { readonly do: 'sign-out' }
  /** End the requests under way; their answers are still awaited, as `cancelled`. */
  | { readonly do: 'abort' }
  /** 200-500 ms after the previous reply (docs/gateway.md §1.6); after a second failure in a row a jittered wait that grows. */
  | { readonly do: 'schedule-poll'; readonly failedPolls: number }
  /** A jittered wait that grows with the attempt, from 0. */
  | { readonly do: 'schedule-retry'; readonly attempt: number }
  | { readonly do: 'cancel-timers' }
  | { readonly do: 'store-session' }
  | { readonly do: 'forget-session' }
  /** Look into the keyring again for the session or the password. */
  | { readonly do: 'restore' }
