import { randomBytes } from 'node:crypto'

/**
 * The load balancer's cookies, which tie a session to its node. They are undocumented, but every
 * demo returns them (docs/gateway.md §1.2).
 */
export interface BalancerCookies {
  /** Complete `Set-Cookie` values for the sign-in reply. */
  readonly setCookies: readonly string[]
  /** Whether a request's `Cookie` header contains all of them. */
  isReturnedIn(cookieHeader: string | undefined): boolean
}

/**
 * Creates the cookies of one session. One has a path. The other has none: by RFC 6265 a client
 * would send it only to addresses below that of the sign-in.
 */
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
