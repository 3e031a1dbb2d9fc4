import { CookieJar as ToughJar, type Cookie } from 'tough-cookie'
import * as v from 'valibot'
import type { CookieJar } from '../../core/ports.ts'

/**
 * The cookies of one session by RFC 6265, with one exception: a cookie without a path is sent to
 * the whole gateway. By the RFC it would be limited to the path that set it, so the load balancer's
 * cookie from the sign-in would never be sent with a lookup (docs/gateway.md §1.2). An invalid
 * cookie is ignored, as in a browser.
 */
export class ToughCookieJar implements CookieJar {
  readonly #jar = new ToughJar(undefined, { rejectPublicSuffixes: false })
  readonly #origin: string

  /** `serialised` is an earlier result of `serialise`; anything else starts an empty jar. */
  constructor(origin: string, serialised: string | null) {
    this.#origin = origin
    this.accept(setCookiesOf(serialised))
  }

  headerFor(path: string): string | null {
    return this.#jar.getCookieStringSync(this.#origin + path) || null
  }

  accept(setCookies: readonly string[]): void {
    for (const cookie of setCookies) this.#jar.setCookieSync(cookie, this.#origin, { ignoreError: true })
  }

  /** Kept short: Windows' Credential Manager stores at most 2,560 bytes for the whole session. */
  serialise(): string {
    return JSON.stringify(this.#jar.getCookiesSync(this.#origin, { allPaths: true }).map(toSetCookie))
  }
}

/**
 * The cookie as a `Set-Cookie` value. `Max-Age` becomes `Expires`, so that a restart does not
 * prolong it.
 */
function toSetCookie(cookie: Cookie): string {
  const { maxAge, creation } = cookie
  const copy = cookie.clone()
  if (!copy || maxAge === null || !(creation instanceof Date)) return cookie.toString()
  copy.setExpires(cookie.expiryDate(creation) ?? creation)
  copy.maxAge = null
  return copy.toString()
}

function setCookiesOf(serialised: string | null): string[] {
  try {
    return v.parse(v.array(v.string()), JSON.parse(serialised ?? '[]'))
  } catch {
    return []
  }
}
