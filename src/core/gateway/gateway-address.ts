import * as v from 'valibot'
import { profileSchema } from '../../shared/settings.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { isHostName } from './host-name.ts'

/** The gateway's documented HTTPS port (docs/gateway.md §1.1), for a host that is typed alone. */
const gatewayPort = '8043'
/** A whole address without a port means what it means in a browser. */
const httpsPort = '443'
const longestAddress = 300

const scheme = String.raw`(?:([a-z][a-z0-9+.-]*):\/\/)?`
const host = String.raw`(\[[0-9a-f:.]+\]|[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?\.?)`
const port = String.raw`(?::(\d{1,5}))?`
const path = String.raw`((?:\/[\w.~-]+)*)\/*`
const typedAddress = new RegExp(`^${scheme}${host}${port}${path}$`, 'iu')

/**
 * Reads a gateway address as typed: `gateway.example`, `gateway.example:8043`,
 * `https://gateway.example` (port 443) or `https://…/agentgateway/resource`. Returns scheme, host,
 * port and the path before `/agentgateway`, if any, as a reverse proxy may have. Fails with
 * `http-not-allowed` for plain http, and with `address-invalid` for a user name, another scheme or
 * any other text.
 */
export function parseGatewayAddress(text: string): Result<string> {
  if (text.length > longestAddress) return failure({ code: 'address-invalid' })
  const parts = typedAddress.exec(normalizeTypedText(text))
  if (!parts) return failure({ code: 'address-invalid' })
  const typedScheme = parts[1]?.toLowerCase()
  const typedHost = withoutDotOfNumbers((parts[2] ?? '').toLowerCase())
  const typedPort = Number(parts[3] ?? (typedScheme === undefined ? gatewayPort : httpsPort))
  const prefix = (parts[4] ?? '').replace(/\/agentgateway(?:\/resource)?$/, '')
  const isPath = prefix.split('/').every((segment) => !/^\.+$/.test(segment) && segment !== 'agentgateway')
  const isKnownScheme = typedScheme === undefined || typedScheme === 'https' || typedScheme === 'http'
  if (!isKnownScheme || typedPort < 1 || typedPort > 65_535 || !isPath || !isHostName(typedHost))
    return failure({ code: 'address-invalid' })
  if (typedScheme === 'http') return failure({ code: 'http-not-allowed' })
  const address = `https://${typedHost}:${typedPort}${prefix}`
  // URL refuses what only looks like an address, such as 10.0.0.256.
  return v.is(profileSchema.entries.gateway, address) ? success(address) : failure({ code: 'address-invalid' })
}

/** `10.1.2.3.` is the address 10.1.2.3. The final dot of a name keeps search domains out. */
const withoutDotOfNumbers = (name: string): string => (/^[\d.]+\.$/.test(name) ? name.slice(0, -1) : name)

export interface GatewayAddressParts {
  /** Scheme, host and port: what connections, proxies and certificates are about. */
  readonly origin: string
  /** Host and port, as a person reads them; the port also where it is the usual one. */
  readonly hostAndPort: string
  /** The path before `/agentgateway`; empty, or with a slash at its start and none at its end. */
  readonly prefix: string
}

/** The parts of an address that `parseGatewayAddress` has read. */
export function splitGatewayAddress(gateway: string): GatewayAddressParts {
  const [, hostAndPort = '', prefix = ''] = /^https?:\/\/([^/]*)(.*)$/i.exec(gateway) ?? []
  return { origin: gateway.slice(0, gateway.length - prefix.length), hostAndPort, prefix: prefix.replace(/\/+$/, '') }
}
