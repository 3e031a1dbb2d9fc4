import type { AppError } from './error-codes.ts'
import type { Profile, Settings } from './settings.ts'

/** How the session was obtained: by signing in ourselves, or handed over by its owner. */
export type SessionKind = 'owned' | 'adopted'

/** The session as the page may know it (design.md §4). The Guid and the password are in none of these. */
export type SessionView =
  | { readonly state: 'signed-out'; readonly problem: AppError | null }
  | { readonly state: 'signing-in'; readonly agentId: string }
  | {
      readonly state: 'signed-in'
      readonly agentId: string
      readonly kind: SessionKind
      readonly since: number
      /** Days until the password expires, when the gateway said so (gateway-api.md §4.1 `timeRemaining`). */
      readonly passwordExpiresInDays: number | null
    }
  | { readonly state: 'signing-out'; readonly agentId: string }
  | {
      readonly state: 'recovering'
      readonly agentId: string
      /** When the next try goes out (epoch milliseconds); null while one is under way. */
      readonly retryAt: number | null
      readonly problem: AppError | null
    }
  | {
      readonly state: 'lost'
      readonly agentId: string
      readonly kind: SessionKind
      readonly at: number
      readonly problem: AppError
    }
  /** The keyring is locked and holds what is needed to go on. */
  | { readonly state: 'locked'; readonly agentId: string }

/** What the operating system's keyring can do at the moment; `unknown` until first asked. */
export type KeyringState = 'unknown' | 'available' | 'locked' | 'absent' | 'changed' | 'not-answering'

/** Something to say once, until the agent puts it away. */
export interface Notice {
  readonly id: string
  readonly code: 'settings-set-aside' | 'settings-not-saved' | 'session-in-memory-only' | 'password-not-stored'
  readonly detail?: string
}

export type ProfileView = Omit<Profile, 'isSessionStored'>

/** Everything the page may know, whole, with its number: a lower revision than the one shown is old and ignored. */
export interface AppSnapshot {
  readonly revision: number
  readonly version: string
  readonly platform: 'linux' | 'win32' | 'darwin' | 'other'
  /** True when the program runs against the bundled demo gateway. */
  readonly isDemo: boolean
  /** The language of the system, used while the setting says `system`. */
  readonly systemLanguage: 'zh-CN' | 'en'
  readonly session: SessionView
  readonly keyring: KeyringState
  readonly settings: Pick<
    Settings,
    'language' | 'theme' | 'textSizePercent' | 'highestWorkno' | 'isAlwaysOnTop' | 'requestTimeoutMs'
  >
  /** The active profile, or null before the first sign-in. */
  readonly profile: ProfileView | null
  readonly notices: readonly Notice[]
  /** When the machine last went to sleep (epoch milliseconds): an answer from before does not count on past it. */
  readonly sleptAt: number | null
}
