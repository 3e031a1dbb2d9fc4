import { Cookie, CookieJar as ToughJar } from 'tough-cookie'
import * as v from 'valibot'
import type { CookieJar } from '../../core/ports.ts'

/**
 * One session's cookies by the rules of RFC 6265, but for one: a cookie without a path goes to the whole gateway. By the rules it would stay
 * below the address that set it, and the balancer's cookie from the sign-in would never reach a lookup; every demo sends it to all of them
 * (docs/gateway.md §1.2). A cookie that breaks the rules is passed over, as a browser would.
 */
export class ToughCookieJar implements CookieJar {
  readonly #jar = new ToughJar(undefined, { rejectPublicSuffixes: false })
  readonly #origin: string

  /** `serialised` is what `serialise` gave earlier, in this version or a former one; anything unreadable starts an empty jar. */
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

  /** As short as it goes: Windows' Credential Manager takes 2,560 bytes for a whole session. */
  serialise(): string {
    return JSON.stringify(this.#jar.getCookiesSync(this.#origin, { allPaths: true }).map(asSetCookie))
  }
}

/** The cookie as a gateway would set it now. A life in seconds becomes its end, which a later start does not put off. */
function asSetCookie(cookie: Cookie): string {
  const { maxAge, creation } = cookie
  const ending = cookie.clone()
  if (!ending || maxAge === null || !(creation instanceof Date)) return cookie.toString()
  ending.setExpires(cookie.expiryDate(creation) ?? creation)
  ending.maxAge = null
  return ending.toString()
}

/** A former version kept each cookie as an object with all its fields. */
const formerStoreSchema = v.object({ cookies: v.array(v.unknown()) })

function setCookiesOf(serialised: string | null): string[] {
  try {
    const stored: unknown = JSON.parse(serialised ?? '[]')
    if (v.is(v.array(v.string()), stored)) return stored
    const former = v.parse(formerStoreSchema, stored).cookies.map((cookie) => Cookie.fromJSON(cookie))
    return former.flatMap((cookie) => (cookie ? [asSetCookie(cookie)] : []))
  } catch {
    return []
  }
}
