const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/**
 * Converts a PAC result to Chromium's proxy rules: `PROXY a:3128; DIRECT` becomes
 * `http://a:3128,direct://`. Entries of an unknown kind are left out.
 */
export function proxyRulesFromPac(pacResult: string): string {
  const rules = pacResult.split(';').map((entry) => {
    const [kind = '', address] = entry.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return 'direct://'
    const scheme = schemes[kind.toUpperCase()]
    return scheme && address ? `${scheme}://${address}` : null
  })
  return rules.filter((rule) => rule !== null).join(',')
}

/** Whether a PAC result leads straight to the gateway: its first entry is the preferred one. */
export const isDirect = (pacResult: string): boolean => pacResult.split(';')[0]?.trim().toUpperCase() === 'DIRECT'
