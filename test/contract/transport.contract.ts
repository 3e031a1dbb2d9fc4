import { createTransportHarness, type MakeTransport } from './support/transport-harness.ts'
import { describeTransportConnections } from './transport-connections.contract.ts'
import { describeTransportFailures } from './transport-failures.contract.ts'
import { describeTransportLeniency } from './transport-leniency.contract.ts'
import { describeTransportMessages } from './transport-messages.contract.ts'
import { describeTransportTrust } from './transport-trust.contract.ts'

/** The contract of every transport, tested against real HTTPS servers. */
export function describeTransport(name: string, makeTransport: MakeTransport): void {
  const harness = createTransportHarness(makeTransport)
  describeTransportMessages(name, harness)
  describeTransportLeniency(name, harness)
  describeTransportConnections(name, harness)
  describeTransportFailures(name, harness)
  describeTransportTrust(name, harness)
}
