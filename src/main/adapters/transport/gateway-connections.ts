import { Agent, type RequestOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { openTlsConnection, type OpeningConnection } from './open-tls-connection.ts'
import type { TlsTrust } from './tls-trust.ts'

/** Connections to one gateway. The long poll uses one; the others are for lookups. */
const maxConnections = 6
const keepAliveMs = 60_000

type OnCreated = (error: Error | null, stream: Duplex) => void

/** Node's agent with connections of our own. */
class ConnectionAgent extends Agent {
  readonly #open: () => Promise<TLSSocket>

  constructor(open: () => Promise<TLSSocket>) {
    super({ keepAlive: true, timeout: keepAliveMs, scheduling: 'lifo' })
    this.#open = open
  }

  override createConnection(_options: RequestOptions, onCreated?: OnCreated): null {
    void this.#open().then(
      (socket) => onCreated?.(null, socket),
      // The type demands a stream beside the error; Node reads none.
      (error: unknown) => (onCreated as ((error: unknown) => void) | undefined)?.(error),
    )
    return null
  }
}

/**
 * The connections to one gateway in one network, kept for later requests. Node's agent keeps them;
 * it gets each one only once its certificate was accepted. Since it does not count those that are
 * being opened, requests take their turns here.
 */
export class GatewayConnections {
  readonly agent: Agent
  readonly #opening = new Set<OpeningConnection>()
  readonly #waiting: (() => void)[] = []
  #inUse = 0

  constructor(origin: string, trust: TlsTrust) {
    this.agent = new ConnectionAgent(() => {
      const connection = openTlsConnection(origin, trust)
      this.#opening.add(connection)
      return connection.opened.finally(() => this.#opening.delete(connection))
    })
  }

  /** Waits for its turn. The returned function ends it and must be called. */
  async takeTurn(signal: AbortSignal): Promise<() => void> {
    if (this.#inUse >= maxConnections)
      await new Promise<void>((resolve, reject) => {
        const giveUp = (): void => {
          this.#waiting.splice(this.#waiting.indexOf(start), 1)
          reject(signal.reason as Error)
        }
        const start = (): void => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        }
        signal.addEventListener('abort', giveUp, { once: true })
        this.#waiting.push(start)
      })
    else this.#inUse += 1
    return () => {
      const next = this.#waiting.shift()
      // The turn is handed on, so the number stays.
      if (next) next()
      else this.#inUse -= 1
    }
  }

  /** Whether no request is under way. */
  get isUnused(): boolean {
    return this.#inUse === 0
  }

  /** The next request then opens a new connection. */
  closeIdle(): void {
    for (const idle of Object.values(this.agent.freeSockets).flat()) idle?.destroy()
  }

  /** Closes what is idle now, and each other connection when its request has ended. */
  retire(): void {
    Object.assign(this.agent, { keepAlive: false })
    this.closeIdle()
  }

  /** Closes all connections, also those in use. */
  destroy(): void {
    for (const connection of this.#opening) connection.abandon()
    this.agent.destroy()
  }
}
