import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** Addresses of a single link (RFC 3927, RFC 4291) come and go with every virtual device and lead nowhere. */
const ofOneLink = /^(fe[89ab]|169\.254\.)/i

/**
 * The addresses by which the machine can be reached from outside, in an order of their own: they are others with a VPN or on another Wi-Fi,
 * while the system says "online" all along.
 */
export const externalAddresses = (interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string =>
  Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ internal, address }) => !internal && !ofOneLink.test(address))
        .map(({ address, netmask }) => `${name} ${address} ${netmask}`),
    )
    .sort()
    .join('\n')

/** Those of this machine as text to compare; empty on a system that does not tell them. */
export function networkAddresses(): string {
  try {
    return externalAddresses(networkInterfaces())
  } catch {
    return ''
  }
}
