import { isDirect, proxyRulesFromPac } from './proxy-rules-from-pac.ts'

/** The part of Electron's `Session` that sets and reports the proxy. */
export interface ProxiedSession {
  setProxy(config: {
    readonly mode: 'fixed_servers'
    readonly proxyRules: string
    readonly proxyBypassRules: string
  }): Promise<void>
  resolveProxy(url: string): Promise<string>
}

const recheckMs = 10
const maxRechecks = 200

/**
 * Sets the proxy of a session by a PAC result, and waits until it is in use: Chromium's network
 * process learns it some time after `setProxy` has resolved, and until then a request would bypass
 * the proxy. Resolves with false if that takes longer than two seconds or fails: then nothing may
 * be sent. Never rejects.
 */
export async function applySessionProxy(session: ProxiedSession, origin: string, pacResult: string): Promise<boolean> {
  const proxyRules = proxyRulesFromPac(pacResult)
  const mustBeDirect = proxyRules === '' || proxyRules.startsWith('direct://')
  try {
    await session.setProxy({
      mode: 'fixed_servers',
      proxyRules,
      // The PAC result has decided already, for loopback addresses too.
      proxyBypassRules: '<-loopback>',
    })
    for (let rechecks = 0; rechecks < maxRechecks; rechecks += 1) {
      if (isDirect(await session.resolveProxy(origin)) === mustBeDirect) return true
      await new Promise((resolve) => setTimeout(resolve, recheckMs))
    }
  } catch {
    // A session without its proxy would send past it.
  }
  return false
}
