import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** Link-local addresses (RFC 3927, RFC 4291) come and go with virtual devices and lead nowhere. */
const linkLocal = /^(fe[89ab]|169\.254\.)/i

/**
 * The machine's external addresses, sorted, as text to compare. They change with a VPN or another
 * Wi-Fi network, for which the system may report "online" all the time.
 */
export const externalAddresses = (interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string =>
  Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ internal, address }) => !internal && !linkLocal.test(address))
        .map(({ address, netmask }) => `${name} ${address} ${netmask}`),
    )
    .sort()
    .join('\n')

/** The external addresses of this machine; empty if the system does not report them. */
export function networkAddresses(): string {
  try {
    return externalAddresses(networkInterfaces())
  } catch {
    return ''
  }
}
