import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { SessionKind } from '../../shared/app-snapshot.ts'
import { testConnection } from '../gateway/connection-test.ts'
import { GatewayClient, type GatewayLimits } from '../gateway/gateway-client.ts'
import { PollTimeout } from '../gateway/poll-timeout.ts'
import type { CancelSignal, CancelSource, Clock, GatewayRoute } from '../ports.ts'
import type { StoredSession } from './stored-session.ts'

export interface SessionConnectionParts {
  /** The way to a profile's gateway; `ca-file-unreadable` when its extra CA cannot be read. */
  readonly openRoute: (profile: Profile, cookies: string | null) => Result<GatewayRoute>
  readonly createCancel: () => CancelSource
  readonly clock: Clock
  readonly limits: () => GatewayLimits
  /** A reply brought the current client another Guid. */
  readonly onGuidReplaced: () => void
}

/** A session to go on with. */
export interface KnownSession {
  readonly guid: string
  readonly cookies: string | null
  readonly isFromKeyring: boolean
}

/** How many replaced Guids are remembered. A keyring may still hold those of the last minutes. */
const maxReplacedGuids = 50

/** The current gateway client, its route, and what ends the requests under way. */
export class SessionConnection {
  readonly #parts: SessionConnectionParts
  #profile: Profile | null = null
  #client: GatewayClient | null = null
  #route: GatewayRoute | null = null
  #cancel: CancelSource
  #cancelLookups: CancelSource
  #newestGuid: string | null = null
  #replacedGuids: string[] = []
  /** The Guid from the keyring that the current client was opened with; null if from elsewhere. */
  #openedWithStoredGuid: string | null = null
  /** The Guid that was last taken from the keyring in the middle of a session. */
  #takenStoredGuid: string | null = null
  /** By gateway: the next session there need not learn it again. */
  readonly #pollTimeouts = new Map<string, PollTimeout>()

  constructor(parts: SessionConnectionParts) {
    this.#parts = parts
    this.#cancel = parts.createCancel()
    this.#cancelLookups = parts.createCancel()
  }

  get client(): GatewayClient | null {
    return this.#client
  }

  /** For the session's own requests: poll, check, probe. */
  get signal(): CancelSignal {
    return this.#cancel.signal
  }

  /** For lookups, which end with the session alone: trouble with a poll must not end a lookup. */
  get lookupSignal(): CancelSignal {
    return this.#cancelLookups.signal
  }

  /** True when the current session was found in the keyring. */
  get isOpenedFromKeyring(): boolean {
    return this.#openedWithStoredGuid !== null
  }

  /** Opens a new client and closes the route before it. `session` is null before a sign-in. */
  open(profile: Profile, session: KnownSession | null): Result<GatewayClient> {
    const route = this.#parts.openRoute(profile, session?.cookies ?? null)
    if (!route.ok) return route
    void this.#route?.transport.close()
    const guid = session?.guid ?? null
    const client: GatewayClient = new GatewayClient({
      agentId: profile.agentId,
      ...route.value,
      guid,
      limits: this.#parts.limits(),
      clock: this.#parts.clock,
      pollTimeout: this.#pollTimeoutOf(profile.gateway),
      onGuidReplaced: (newer) => {
        if (this.#client !== client) return
        this.#noteNewest(newer)
        this.#parts.onGuidReplaced()
      },
    })
    if (guid !== null) this.#noteNewest(guid)
    this.#openedWithStoredGuid = session?.isFromKeyring === true ? guid : null
    this.#profile = profile
    this.#route = route.value
    this.#client = client
    return success(client)
  }

  #pollTimeoutOf(gateway: string): PollTimeout {
    const known = this.#pollTimeouts.get(gateway) ?? new PollTimeout()
    this.#pollTimeouts.set(gateway, known)
    return known
  }

  /**
   * Goes on with a Guid that another process has put into the keyring. False when it is the
   * current one or was replaced before.
   */
  takeStoredGuid(guid: string): boolean {
    if (!this.#client || guid === this.#client.guid || this.#replacedGuids.includes(guid)) return false
    this.#client.replaceGuid(guid)
    this.#takenStoredGuid = guid
    this.#noteNewest(guid)
    return true
  }

  /** True for a Guid that came from the keyring and not from the gateway. */
  isStoredGuid(guid: string): boolean {
    return guid === this.#openedWithStoredGuid || guid === this.#takenStoredGuid
  }

  #noteNewest(guid: string): void {
    if (this.#newestGuid !== null && guid !== this.#newestGuid)
      this.#replacedGuids = [...this.#replacedGuids, this.#newestGuid].slice(-maxReplacedGuids)
    this.#newestGuid = guid
  }

  /** Asks without a Guid whether the profile's gateway answers at all. */
  async probe(profile: Profile): Promise<Result<null>> {
    const { signal } = this
    const opened = this.open(profile, null)
    if (!opened.ok || !this.#route) return opened.ok ? failure({ code: 'no-gateway' }) : opened
    const tested = await testConnection(
      profile.gateway,
      this.#route.transport,
      this.#parts.limits(),
      this.#parts.clock,
      signal,
    )
    return tested.ok ? success(null) : tested
  }

  /** The session as the keyring should hold it; null without one. */
  toStoredSession(kind: SessionKind, since: number): StoredSession | null {
    const guid = this.#client?.guid
    if (!guid || !this.#route || !this.#profile) return null
    const { gateway, agentId } = this.#profile
    return { version: 1, gateway, agentId, kind, guid, cookies: this.#route.cookies.serialise(), since }
  }

  /** Sends the next request over a new connection, since the network may be another one. */
  renew(): void {
    this.#route?.transport.renew()
  }

  /** Ends the session's own requests under way; each is answered `cancelled`. */
  abort(): void {
    this.#cancel.cancel()
    this.#cancel = this.#parts.createCancel()
  }

  /** Forgets the Guid and ends the lookups that use it. */
  drop(): void {
    this.#client = null
    this.#cancelLookups.cancel()
    this.#cancelLookups = this.#parts.createCancel()
  }

  async close(): Promise<void> {
    this.#cancel.cancel()
    this.#cancelLookups.cancel()
    await this.#route?.transport.close()
  }
}
