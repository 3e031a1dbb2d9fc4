import { randomBytes } from 'node:crypto'

/** Cookies of the load balancer that tie a session to its node; undocumented, but every demo returns them (gateway-api.md §1.2). */
export interface BalancerCookies {
  /** Complete `Set-Cookie` values, as handed out at sign-in. */
  readonly setCookies: readonly string[]
  /** True when a request's `Cookie` header brings all of them back. */
  isReturnedIn(cookieHeader: string | undefined): boolean
}

/** New cookies for one session. */
export function createBalancerCookies(): BalancerCookies {
  const values = new Map([
    ['NSLBROUTE', `ag0.${randomBytes(12).toString('hex')}`],
    ['HWLBSESSION', randomBytes(16).toString('base64url')],
  ])
  return {
    setCookies: [...values].map(([name, value]) => `${name}=${value}; Path=/agentgateway; HttpOnly`),
    isReturnedIn(cookieHeader) {
      const returned = new Set((cookieHeader ?? '').split(/[;,]/).map((pair) => pair.trim()))
      return [...values].every(([name, value]) => returned.has(`${name}=${value}`))
    },
  }
}
