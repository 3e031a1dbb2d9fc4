import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { SessionKind } from '../../shared/app-snapshot.ts'
import { testConnection } from '../gateway/connection-test.ts'
import { GatewayClient, type GatewayLimits } from '../gateway/gateway-client.ts'
import type { CancelSignal, CancelSource, Clock, GatewayRoute } from '../ports.ts'
import type { StoredSession } from './stored-session.ts'

export interface SessionConnectionParts {
  /** The way to a profile's gateway; `ca-file-unreadable` when its extra CA cannot be read. */
  readonly openRoute: (profile: Profile, cookies: string | null) => Result<GatewayRoute>
  readonly createCancel: () => CancelSource
  readonly clock: Clock
  readonly limits: () => GatewayLimits
  /** A reply brought another Guid for the client of the moment. */
  readonly onGuidReplaced: () => void
}

/** How many Guids are remembered as replaced: those of the last minutes, which a keyring may still hold. */
const mostReplaced = 50

/** The client of the moment with its route, and the one handle that ends what is under way. */
export class SessionConnection {
  readonly #parts: SessionConnectionParts
  #profile: Profile | null = null
  #client: GatewayClient | null = null
  #route: GatewayRoute | null = null
  #cancel: CancelSource
  #cancelLookups: CancelSource
  #newestGuid: string | null = null
  #replacedGuids: string[] = []
  #lastGuidFromKeyring: string | null = null

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

  /** For lookups, which only end with the session itself: trouble with the poll must not take an answer from the agent. */
  get lookupSignal(): CancelSignal {
    return this.#cancelLookups.signal
  }

  /** Opens a new client, before sign-in with no Guid, else with the session's; the one before is let go. */
  open(profile: Profile, guid: string | null, cookies: string | null): Result<GatewayClient> {
    const route = this.#parts.openRoute(profile, cookies)
    if (!route.ok) return route
    void this.#route?.transport.close()
    const client: GatewayClient = new GatewayClient({
      agentId: profile.agentId,
      ...route.value,
      guid,
      limits: this.#parts.limits(),
      clock: this.#parts.clock,
      onGuidReplaced: (newer) => {
        if (this.#client !== client) return
        this.#note(newer)
        this.#parts.onGuidReplaced()
      },
    })
    if (guid !== null) this.#note(guid)
    this.#profile = profile
    this.#route = route.value
    this.#client = client
    return success(client)
  }

  /** Goes on with a Guid that another process has put into the keyring. False for the one in use, and for one that was replaced before. */
  adoptGuidFromKeyring(guid: string): boolean {
    if (!this.#client || guid === this.#client.guid || this.#replacedGuids.includes(guid)) return false
    this.#client.replaceGuid(guid)
    this.#lastGuidFromKeyring = guid
    this.#note(guid)
    return true
  }

  /** The Guid that was last taken from the keyring under way. */
  get lastGuidFromKeyring(): string | null {
    return this.#lastGuidFromKeyring
  }

  #note(newest: string): void {
    if (this.#newestGuid !== null && newest !== this.#newestGuid)
      this.#replacedGuids = [...this.#replacedGuids, this.#newestGuid].slice(-mostReplaced)
    this.#newestGuid = newest
  }

  /** Asks without a Guid whether the profile's gateway answers at all. */
  async probe(profile: Profile): Promise<Result<null>> {
    const { signal } = this
    const opened = this.open(profile, null, null)
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

  /** The session as the keyring shall hold it; null without one. */
  toStoredSession(kind: SessionKind, since: number): StoredSession | null {
    const guid = this.#client?.guid
    if (!guid || !this.#route || !this.#profile) return null
    const { gateway, agentId } = this.#profile
    return { version: 1, gateway, agentId, kind, guid, cookies: this.#route.cookies.serialise(), since }
  }

  /** The network may be another one: the next request goes by a new connection. */
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
