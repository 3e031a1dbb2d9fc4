import * as v from 'valibot'
import { profileSchema } from '../../shared/settings.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { isHostName } from './host-name.ts'

/** The gateway's documented HTTPS port (docs/gateway.md §1.1). */
const defaultPort = '8043'
const longestAddress = 300

/**
 * Reads a gateway address as typed: `gateway.example`, `gateway.example:8043` or
 * `https://…/agentgateway/resource`. Returns scheme, host and port. Fails with `http-not-allowed`
 * for plain http, and with `address-invalid` for a user name, another scheme or any other text.
 */
export function parseGatewayAddress(text: string): Result<string> {
  if (text.length > longestAddress) return failure({ code: 'address-invalid' })
  const typed = text.normalize('NFKC').trim()
  const parts =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\[[0-9a-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)(?::(\d{1,5}))?(\/[^?#]*)?$/iu.exec(
      typed,
    )
  if (!parts) return failure({ code: 'address-invalid' })
  const scheme = (parts[1] ?? 'https').toLowerCase()
  const host = (parts[2] ?? '').toLowerCase()
  const port = Number(parts[3] ?? defaultPort)
  const path = (parts[4] ?? '').replace(/\/+$/, '')
  const isKnownPath = path === '' || path === '/agentgateway' || path === '/agentgateway/resource'
  if ((scheme !== 'https' && scheme !== 'http') || port < 1 || port > 65_535 || !isKnownPath || !isHostName(host))
    return failure({ code: 'address-invalid' })
  if (scheme === 'http') return failure({ code: 'http-not-allowed' })
  const address = `https://${host}:${port}`
  // URL refuses what only looks like an address, such as 10.0.0.256.
  return v.is(profileSchema.entries.gateway, address) ? success(address) : failure({ code: 'address-invalid' })
}
