import type { AgentInfo } from './agent-info.ts'
import type { Availability } from './availability.ts'
import type { AppError, ErrorCode } from './error-codes.ts'
import type { DesktopLimit, PageSettings, Profile, Settings } from './settings.ts'

/** How the session was obtained: by signing in ourselves, or handed over by its owner. */
export type SessionKind = 'owned' | 'adopted'

/**
 * The session as the page may know it (docs/product.md §4). The Guid and the password are in none
 * of these.
 */
export type SessionView =
  | { readonly state: 'signed-out'; readonly problem: AppError | null }
  | { readonly state: 'signing-in'; readonly agentId: string }
  | {
      readonly state: 'signed-in'
      readonly agentId: string
      readonly kind: SessionKind
      readonly since: number
      /**
       * Days until the password expires, when the gateway said so (docs/gateway.md §4.1
       * `timeRemaining`).
       */
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
export type KeyringState = 'unknown' | 'available' | 'locked' | 'absent' | 'changed' | 'not-answering' | 'failed'

/** Something to say once, until the agent puts it away. */
export interface Notice {
  readonly id: string
  readonly code:
    | 'settings-set-aside'
    | 'settings-values-lost'
    | 'settings-unreadable'
    | 'user-data-unwritable'
    | 'settings-not-saved'
    | 'session-in-memory-only'
    | 'password-not-stored'
    | 'keyring-not-cleared'
    | 'events-not-arriving'
    | 'sign-out-refused'
    | 'sign-out-unconfirmed'
    | 'hotkey-taken'
    | 'second-start-not-read'
    /** `detail`: the report number under which the log holds it. */
    | 'unexpected-error'
    | `limit-${DesktopLimit}`
  /** The failure behind it. */
  readonly cause?: ErrorCode
  /** A fact to be shown, never decided upon. */
  readonly detail?: string
}

/** A certificate as a person can judge it. */
export interface CertificateView {
  readonly subject: string
  readonly issuer: string
  /** Epoch milliseconds. */
  readonly validFrom: number
  readonly validTo: number
  /** SHA-256, in pairs of upper-case hexadecimal digits with colons. */
  readonly fingerprint256: string
}

/** Something that only the agent can decide. */
export type QuestionSubject =
  | {
      readonly kind: 'certificate'
      readonly gateway: string
      readonly certificate: CertificateView
      /** Why it is not trusted. */
      readonly reason: Extract<ErrorCode, `certificate-${string}`>
      /**
       * False for a pinned certificate that was replaced: that is refused until the agent removes
       * the pin.
       */
      readonly mayBePinned: boolean
    }
  | { readonly kind: 'proxy-credentials'; readonly proxy: string; readonly realm: string; readonly wasRefused: boolean }
  /** Another program hands a session over by a link; the Guid waits in main. */
  | { readonly kind: 'hand-over'; readonly gateway: string; readonly agentId: string }

/**
 * A question that is put to the agent. At most one of each kind is open, until it is answered. The
 * answer names it, so that none goes to a question that the agent has not read.
 */
export type Question = QuestionSubject & { readonly id: string }

/** A colleague to be found again without typing the whole number. */
export interface ColleagueView extends Pick<AgentInfo, 'workno' | 'name' | 'groupname'> {
  /** What the last answer of this run said; it may have changed since. */
  readonly last: {
    readonly availability: Availability
    /** CC-Gateway status, table 1. */
    readonly status: number
    /** Empty if the answer had none. */
    readonly phonenumber: string
    /** When it was answered (epoch milliseconds). */
    readonly at: number
  } | null
}

/**
 * The key combination for the whole desktop, and whether it works. `taken`: another program has it.
 */
export interface HotkeyView {
  readonly accelerator: string | null
  readonly state: 'off' | 'active' | 'taken'
}

/** What of this desktop the page must know. */
export interface DesktopView {
  /** What it cannot do, as far as found out. */
  readonly limits: readonly DesktopLimit[]
  /** Whether a window can be made translucent (not on Linux). */
  readonly hasOpacity: boolean
}

export type ProfileView = Omit<Profile, 'isSessionStored'>

/**
 * Everything the page may know, whole, with its number. A lower revision than the one shown is old
 * and is ignored.
 */
export interface AppSnapshot {
  readonly revision: number
  readonly version: string
  readonly platform: 'linux' | 'win32' | 'darwin' | 'other'
  /** True when the program runs against the bundled demo gateway. */
  readonly isDemo: boolean
  /** Whom the demo suggests to look up; null without a demo. */
  readonly demoColleague: Pick<AgentInfo, 'workno' | 'name'> | null
  /** The language of the system, used while the setting says `system`. */
  readonly systemLanguage: 'zh-CN' | 'en'
  readonly session: SessionView
  readonly keyring: KeyringState
  readonly settings: PageSettings
  /** The active profile, or null before the first sign-in. */
  readonly profile: ProfileView | null
  /** All profiles, the active one among them. */
  readonly profiles: readonly ProfileView[]
  /** Several agents work at this seat. */
  readonly isSharedSeat: boolean
  /** Certificates that the agent chose to trust, by gateway. */
  readonly pins: Settings['pins']
  /**
   * Favourites of the active profile's agent, in their order, and colleagues looked up recently,
   * newest first.
   */
  readonly favouriteColleagues: readonly ColleagueView[]
  readonly recentColleagues: readonly ColleagueView[]
  readonly hotkey: HotkeyView
  readonly desktop: DesktopView
  readonly questions: readonly Question[]
  readonly notices: readonly Notice[]
  /** When the machine last went to sleep (epoch milliseconds): answers from before are outdated. */
  readonly sleptAt: number | null
}
