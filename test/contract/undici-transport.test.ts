import { exactTrust, systemTrust } from '../../src/main/adapters/transport/tls-trust.ts'
import { UndiciTransport } from '../../src/main/adapters/transport/undici-transport.ts'
import { describeTransport } from './transport.contract.ts'

describeTransport('UndiciTransport', (origin, trusted) => {
  if (trusted.kind === 'pinned') return new UndiciTransport(origin, () => exactTrust(trusted.pem))
  return new UndiciTransport(origin, () => systemTrust(trusted.kind === 'system' ? null : trusted.pem))
})
