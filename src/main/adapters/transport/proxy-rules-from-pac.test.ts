import { expect, it } from 'vitest'
import { proxyRulesFromPac } from './proxy-rules-from-pac.ts'

it.each([
  ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
  ['PROXY a:3128; HTTPS b:443;SOCKS5 c:1080; DIRECT', 'http://a:3128,https://b:443,socks5://c:1080,direct://'],
  ['SOCKS old.example:1080', 'socks4://old.example:1080'],
  ['QUIC q.example:443; PROXY a:3128', 'http://a:3128'],
  ['PROXY', ''],
])('the rules for the PAC result %j are %j', (pacResult, rules) => expect(proxyRulesFromPac(pacResult)).toBe(rules))
