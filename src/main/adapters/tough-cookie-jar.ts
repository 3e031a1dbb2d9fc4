import { Cookie, CookieJar as ToughJar, MemoryCookieStore } from 'tough-cookie'
import * as v from 'valibot'
import type { CookieJar } from '../../core/ports.ts'

/** As many as browsers keep for one host (RFC 6265 §6.1). */
const maxCookies = 50
const maxCookieLength = 4_096
/** Of all names and values. Common servers refuse requests with 8 kB of headers or more. */
const maxTotalLength = 6_144

/** What Node and Chromium accept in a header. */
const headerText = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * The cookies of one session by RFC 6265, with two exceptions. A cookie without a path is sent to
 * the whole gateway. By the RFC it would be limited to the path that set it, so the load balancer's
 * cookie from the sign-in would never be sent with a lookup (docs/gateway.md §1.2). And `Expires`
 * is judged by the gateway's clock. An invalid cookie is ignored, as in a browser.
 */
export class ToughCookieJar implements CookieJar {
  readonly #store = new MemoryCookieStore()
  readonly #jar = new ToughJar(this.#store, { rejectPublicSuffixes: false })
  readonly #origin: string
  readonly #prefix: string
  /** Which cookies were set later than others. */
  readonly #setOrder = new WeakMap<Cookie, number>()
  #timesSet = 0

  /** `serialised` is an earlier result of `serialise`; anything else starts an empty jar. */
  constructor(gateway: string, serialised: string | null) {
    const { origin, pathname } = new URL(gateway)
    // The final dot of a whole name is in no cookie's domain.
    this.#origin = origin.replace(/\.(?=:\d+$|$)/, '')
    this.#prefix = pathname.replace(/\/$/, '')
    this.accept(setCookiesOf(serialised))
  }

  headerFor(path: string): string | null {
    return this.#jar.getCookieStringSync(this.#origin + this.#prefix + path) || null
  }

  accept(setCookies: readonly string[], gatewayDate: string | null = null): void {
    const seatClockLead = leadOver(gatewayDate)
    for (const text of setCookies.slice(-maxCookies)) {
      if (text.length > maxCookieLength || !headerText.test(text)) continue
      const cookie = Cookie.parse(this.#belowPrefix(text))
      if (!cookie) continue
      if (cookie.expires instanceof Date) cookie.setExpires(new Date(cookie.expires.getTime() + seatClockLead))
      const kept = this.#jar.setCookieSync(cookie, this.#origin, { ignoreError: true })
      if (kept) this.#setOrder.set(kept, (this.#timesSet += 1))
    }
    this.#dropExcess()
  }

  /** The gateway does not know what a reverse proxy has before its path. */
  #belowPrefix(cookie: string): string {
    return cookie.replace(/(;\s*path\s*=\s*)(?=\/agentgateway(?:[/;\s]|$))/i, `$1${this.#prefix}`)
  }

  /** Kept short: Windows' Credential Manager stores at most 2,560 bytes for the whole session. */
  serialise(): string {
    return JSON.stringify(this.#all().map(toSetCookie))
  }

  /** Also removes those that have expired. */
  #all(): Cookie[] {
    return this.#jar.getCookiesSync(this.#origin, { allPaths: true })
  }

  /** Drops the cookies that were set first, as browsers do (RFC 6265 §5.3). */
  #dropExcess(): void {
    const newestFirst = this.#all().sort((a, b) => (this.#setOrder.get(b) ?? 0) - (this.#setOrder.get(a) ?? 0))
    let length = 0
    for (const [index, cookie] of newestFirst.entries()) {
      const { domain, path, key } = cookie
      length += cookie.cookieString().length
      if ((index >= maxCookies || length > maxTotalLength) && domain !== null && path !== null)
        this.#store.removeCookie(domain, path, key, () => undefined)
    }
  }
}

/**
 * How far the seat's clock is ahead of the gateway's, in milliseconds. With it, `Expires` means
 * the time that the gateway wanted, on a seat whose clock is wrong.
 */
function leadOver(gatewayDate: string | null): number {
  const gatewayNow = Date.parse(gatewayDate ?? '')
  return Number.isNaN(gatewayNow) ? 0 : Date.now() - gatewayNow
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
