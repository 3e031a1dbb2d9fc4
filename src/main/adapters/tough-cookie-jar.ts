import { CookieJar as ToughJar } from 'tough-cookie'
import type { CookieJar } from '../../core/ports.ts'

/** One session's cookies by the rules of RFC 6265. A cookie that breaks them is passed over, as a browser would. */
export class ToughCookieJar implements CookieJar {
  readonly #jar: ToughJar
  readonly #origin: string

  /** `serialised` is what `serialise` gave earlier; anything unreadable starts an empty jar. */
  constructor(origin: string, serialised: string | null) {
    this.#origin = origin
    this.#jar = restored(serialised) ?? emptyJar()
  }

  headerFor(path: string): string | null {
    return this.#jar.getCookieStringSync(this.#origin + path) || null
  }

  accept(setCookies: readonly string[], path: string): void {
    for (const cookie of setCookies) this.#jar.setCookieSync(cookie, this.#origin + path, { ignoreError: true })
  }

  serialise(): string {
    return JSON.stringify(this.#jar.serializeSync())
  }
}

const options = { rejectPublicSuffixes: false }
const emptyJar = (): ToughJar => new ToughJar(undefined, options)

function restored(serialised: string | null): ToughJar | null {
  try {
    return serialised ? ToughJar.deserializeSync(serialised) : null
  } catch {
    return null
  }
}
