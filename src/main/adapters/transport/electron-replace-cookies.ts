import type { Session } from 'electron'
import { settleWithin } from './settle-within.ts'

const timeoutMs = 2_000

/**
 * Puts a request's cookies into Chromium's cookie store. A `Cookie` header is not enough: Chromium
 * drops it when a proxy asks for credentials. Without its cookie, the gateway's load balancer would
 * send the request to a node that does not know the session (docs/gateway.md §1.2).
 */
export class ElectronCookieReplacer {
  readonly #session: Session
  readonly #origin: string
  #queue: Promise<void> = Promise.resolve()

  constructor(session: Session, origin: string) {
    this.#session = session
    this.#origin = origin
  }

  /** Resolves when the store holds exactly the cookies of this `Cookie` header. Never rejects. */
  replaceWith(header: string): Promise<void> {
    this.#queue = this.#queue.then(() => settleWithin(timeoutMs, this.#replaceWith(header), undefined))
    return this.#queue
  }

  async #replaceWith(header: string): Promise<void> {
    const { cookies } = this.#session
    const missing = new Map(header.split('; ').map(nameAndValue))
    // Cookies that Chromium took from a reply are removed too: the session's own jar decides.
    for (const { name, value, path = '/' } of await cookies.get({})) {
      if (path === '/' && missing.get(name) === value) missing.delete(name)
      else await cookies.remove(this.#origin + path, name)
    }
    for (const [name, value] of missing) await cookies.set({ url: this.#origin, path: '/', name, value })
  }
}

function nameAndValue(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=')
  return at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)]
}
