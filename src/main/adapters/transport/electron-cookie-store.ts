import type { Session } from 'electron'

/**
 * The cookies of a request, put into Chromium's own store: a `Cookie` header is stripped when a proxy asks for a sign-in in between, and the
 * gateway's balancer would then send the request to a node that does not know the session (docs/gateway.md §1.2).
 */
export class ElectronCookieStore {
  readonly #session: Session
  readonly #origin: string
  #turn: Promise<void> = Promise.resolve()

  constructor(session: Session, origin: string) {
    this.#session = session
    this.#origin = origin
  }

  /** Resolves when the store holds exactly the cookies of this `Cookie` header. */
  hold(header: string): Promise<void> {
    this.#turn = this.#turn.then(() => this.#hold(header)).catch(() => undefined)
    return this.#turn
  }

  async #hold(header: string): Promise<void> {
    const { cookies } = this.#session
    const wanted = new Map(header.split('; ').map(nameAndValue))
    // What a reply has put there by itself goes too: the agent's session has a jar of its own, which decides.
    for (const { name, value, path = '/' } of await cookies.get({})) {
      if (path === '/' && wanted.get(name) === value) wanted.delete(name)
      else await cookies.remove(this.#origin + path, name)
    }
    for (const [name, value] of wanted) await cookies.set({ url: this.#origin, path: '/', name, value })
  }
}

function nameAndValue(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=')
  return at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)]
}
