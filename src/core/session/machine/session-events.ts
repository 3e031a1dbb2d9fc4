import type { SessionKind } from '../../../shared/app-snapshot.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { Profile } from '../../../shared/settings.ts'
import type { PolledEvent } from '../../gateway/gateway-client.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'

/** Whose session an event is about, and whether that agent's password is in the keyring. */
export interface SessionContext {
  readonly profile: Profile
  readonly isPasswordStored: boolean
}

/** What one sign-in needs. Passes through event and effect, and is never kept. */
export interface SignInRequest {
  readonly profile: Profile
  /** Null: use the one in the keyring. */
  readonly password: string | null
  /** Null: what the keyring holds stays as it is. */
  readonly isPasswordToBeStored: boolean | null
}

/**
 * Everything that can happen to a session. Answers carry the outcome of the request; `cancelled`
 * means that we ended the request ourselves.
 */
export type SessionEvent =
  /** The keyring is being asked for this profile's session: a restore begins, with a number. */
  | { readonly type: 'restore-asked'; readonly context: SessionContext }
  /** A session was found in the keyring, and the connection has its Guid. */
  | {
      readonly type: 'restored'
      readonly restore: number
      readonly context: SessionContext
      readonly kind: SessionKind
      readonly since: number
    }
  /** The keyring holds what is needed to go on, and does not give it. */
  | {
      readonly type: 'restore-failed'
      readonly restore: number
      readonly context: SessionContext
      readonly problem: AppError
    }
  /** The keyring holds nothing to go on with. */
  | { readonly type: 'nothing-to-restore'; readonly restore: number }
  | {
      readonly type: 'sign-in-asked'
      readonly mode: SignInMode
      readonly request: SignInRequest
      readonly isPasswordStored: boolean
    }
  /** The keyring holds no session but a password: sign in without asking the agent. */
  | { readonly type: 'auto-sign-in-asked'; readonly restore: number; readonly context: SessionContext }
  /** Another client handed its session over, and the connection has its Guid. */
  | { readonly type: 'handed-over'; readonly context: SessionContext; readonly since: number }
  | { readonly type: 'sign-in-answered'; readonly problem: AppError }
  | {
      readonly type: 'sign-in-answered'
      readonly problem: null
      readonly since: number
      readonly passwordExpiresInDays: number | null
    }
  /** The answer to the check, or to the probe that precedes an automatic sign-in. */
  | { readonly type: 'check-answered'; readonly problem: AppError | null }
  | { readonly type: 'poll-answered'; readonly event: PolledEvent }
  | { readonly type: 'poll-failed'; readonly problem: AppError }
  /** A lookup was refused although it carried the newest Guid. */
  | { readonly type: 'request-refused'; readonly problem: AppError }
  | { readonly type: 'poll-due' }
  | { readonly type: 'retry-due' }
  /** Try now: the agent wants it, or a proxy or a certificate was just dealt with. */
  | { readonly type: 'check-asked' }
  /** Something that only a machine that is awake can have: the panel that is opened, a lookup. */
  | { readonly type: 'activity-seen' }
  | { readonly type: 'sign-out-asked' }
  /** `problem`: why the gateway did not confirm it. */
  | { readonly type: 'sign-out-answered'; readonly problem: AppError | null }
  | { readonly type: 'slept' }
  | { readonly type: 'resumed' }
  | { readonly type: 'network-changed'; readonly isOnline: boolean }
  | { readonly type: 'keyring-unlocked' }
  | { readonly type: 'password-stored'; readonly isStored: boolean }

/** What the machine wants done. The answers come back as events. */
export type SessionEffect =
  | { readonly do: 'sign-in'; readonly mode: SignInMode; readonly request: SignInRequest }
  /** Ask with the session's Guid whether the session still lives. */
  | { readonly do: 'check' }
  /** Ask without a Guid whether the profile's gateway answers at all. */
  | { readonly do: 'probe'; readonly profile: Profile }
  | { readonly do: 'poll' }
  | { readonly do: 'sign-out' }
  /** End the session's own requests under way. Their answers still come, as `cancelled`. */
  | { readonly do: 'abort' }
  /** Send the next request over a new connection: an old one may lead into a former network. */
  | { readonly do: 'renew-connection' }
  /** 200-500 ms (docs/gateway.md §1.6); after a second failed poll, a wait that grows. */
  | { readonly do: 'schedule-poll'; readonly failedPolls: number }
  /** A jittered wait that grows with the attempt, from 0. */
  | { readonly do: 'schedule-retry'; readonly attempt: number }
  | { readonly do: 'cancel-timers' }
  | { readonly do: 'store-session' }
  | { readonly do: 'forget-session' }
  /** Look into the keyring again for the session or the password. */
  | { readonly do: 'restore' }
