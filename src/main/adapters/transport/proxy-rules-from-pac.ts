const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/**
 * Chromium's proxy rules for a route as a PAC file says it: `PROXY a:3128; DIRECT` becomes `http://a:3128,direct://`. Ways of an unknown kind
 * are left out.
 */
export function proxyRulesFromPac(route: string): string {
  const ways = route.split(';').map((way) => {
    const [kind = '', address] = way.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return 'direct://'
    const scheme = schemes[kind.toUpperCase()]
    return scheme && address ? `${scheme}://${address}` : null
  })
  return ways.filter((way) => way !== null).join(',')
}
