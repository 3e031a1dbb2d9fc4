import { randomBytes } from 'node:crypto'

/** Cookies of the load balancer that tie a session to its node; undocumented, but every demo returns them (docs/gateway.md §1.2). */
export interface BalancerCookies {
  /** Complete `Set-Cookie` values, as handed out at sign-in. */
  readonly setCookies: readonly string[]
  /** True when a request's `Cookie` header brings all of them back. */
  isReturnedIn(cookieHeader: string | undefined): boolean
}

/** New cookies for one session: one for a path, the other without, which by RFC 6265 would go to addresses below that of the sign-in alone. */
export function createBalancerCookies(): BalancerCookies {
  const cookies = [
    [`NSLBROUTE=ag0.${randomBytes(12).toString('hex')}`, '; Path=/agentgateway; HttpOnly'],
    [`HWLBSESSION=${randomBytes(16).toString('base64url')}`, '; HttpOnly'],
  ] as const
  return {
    setCookies: cookies.map((parts) => parts.join('')),
    isReturnedIn(cookieHeader) {
      const returned = new Set((cookieHeader ?? '').split(/[;,]/).map((pair) => pair.trim()))
      return cookies.every(([pair]) => returned.has(pair))
    },
  }
}
