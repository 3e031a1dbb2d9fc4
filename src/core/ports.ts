import type { KeyringState } from '../shared/app-snapshot.ts'
import type { Result } from '../shared/result.ts'

/** Time as core sees it. `after` returns the function that cancels it. */
export interface Clock {
  now(): number
  after(delayMs: number, run: () => void): () => void
}

/** The waits of one recovery, each longer than the one before as a rule. */
export interface BackOff {
  nextDelayMs(): number
}

/** Fits an `AbortSignal`; core names only what it uses. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface GatewayRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Path and query below the gateway's origin, beginning with a slash. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  readonly replyLimitBytes: number
  readonly signal?: CancelSignal
}

export interface GatewayReply {
  readonly status: number
  /** First value of a header by its lower-case name. */
  header(name: string): string | null
  /** All `Set-Cookie` headers, whole. */
  readonly setCookies: readonly string[]
  /** The body, decoded by the charset the reply declares. */
  readonly text: string
}

/**
 * The way to one gateway. Follows no redirect, keeps no cookie and no cache; ends a reply at its
 * limits. Resolves with whatever status the gateway sent, or with a coded failure; never rejects.
 */
export interface Transport {
  send(request: GatewayRequest): Promise<Result<GatewayReply>>
  /**
   * The network may have changed: the next request opens a new connection and resolves the proxy
   * again. Requests under way may finish. A kept connection into the former network would hold each
   * request until its time-out.
   */
  renew(): void
  close(): Promise<void>
}

/** The cookies of one session (balancer stickiness, docs/gateway.md §1.2). */
export interface CookieJar {
  /** Value for the `Cookie` header, or null when there is none to send. */
  headerFor(path: string): string | null
  /**
   * A cookie that names no path is for the whole gateway, whichever address set it. `gatewayDate`
   * is the reply's `Date` header: the time that `Expires` means.
   */
  accept(setCookies: readonly string[], gatewayDate: string | null): void
  /** The whole jar as text, for the keyring. */
  serialise(): string
}

/**
 * The operating system's keyring. A missing entry is `null`; every fault is a coded failure. Never
 * rejects.
 */
export interface CredentialVault {
  read(account: string): Promise<Result<string | null>>
  save(account: string, secret: string): Promise<Result<null>>
  forget(account: string): Promise<Result<null>>
  state(): KeyringState
  /** Calls the listener when the state changes; the returned function ends the subscription. */
  onStateChanged(listener: (state: KeyringState) => void): () => void
}

/** The settings file's text; or none yet; or a file that cannot be read now, and why. */
export type LoadedSettings =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Where settings are kept. */
export interface SettingsFile {
  load(): LoadedSettings
  save(settings: object): Result<null>
  /** Keeps a copy of a damaged file under a new name, which it returns; null if it cannot. */
  keepDamaged(): string | null
}

export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void
  error(message: string, facts?: Readonly<Record<string, unknown>>): void
}

/** Something under way that can be ended; fits an `AbortController` behind two names. */
export interface CancelSource {
  readonly signal: CancelSignal
  cancel(): void
}

/** What a session needs to talk to its gateway. */
export interface GatewayRoute {
  readonly transport: Transport
  readonly cookies: CookieJar
}

/** Key combinations for the whole desktop. */
export interface HotkeyPort {
  /**
   * False when the system does not give it: another program has it, or the desktop has none to
   * give.
   */
  claim(accelerator: string, onPressed: () => void): boolean
  release(accelerator: string): void
}
