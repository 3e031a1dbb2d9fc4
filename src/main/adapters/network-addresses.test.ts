import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { externalAddresses } from './network-addresses.ts'

describe('externalAddresses', () => {
  const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo =>
    ({ address, netmask: '255.255.255.0', family: 'IPv4', mac: '', internal: false, cidr: null, ...more }) as never
  const lan = { lo: [at('127.0.0.1', { internal: true })], eth0: [at('192.0.2.7')] }

  it('differ when a VPN or another network is connected', () => {
    expect(externalAddresses({ ...lan, tun0: [at('10.8.0.2')] })).not.toBe(externalAddresses(lan))
    expect(externalAddresses({ ...lan, eth0: [at('198.51.100.7')] })).not.toBe(externalAddresses(lan))
  })

  it('do not depend on the order, or on internal and link-local addresses', () => {
    const { eth0 } = lan
    expect(
      externalAddresses({ eth0, veth7: [at('fe80::1'), at('169.254.3.4')], lo: [at('::1', { internal: true })] }),
    ).toBe(externalAddresses(lan))
    const [a, b] = [at('192.0.2.7'), at('192.0.2.8')]
    expect(externalAddresses({ x: [a, b], y: [a] })).toBe(externalAddresses({ y: [a], x: [b, a] }))
  })
})
