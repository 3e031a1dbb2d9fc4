import { transportBench, type MakeTransport } from './support/transport-bench.ts'
import { describeTransportEndings } from './transport-endings.contract.ts'
import { describeTransportMessages } from './transport-messages.contract.ts'
import { describeTransportTrust } from './transport-trust.contract.ts'

/** What every way to a gateway promises, against real HTTPS servers. */
export function describeTransport(name: string, makeTransport: MakeTransport): void {
  const bench = transportBench(makeTransport)
  describeTransportMessages(name, bench)
  describeTransportEndings(name, bench)
  describeTransportTrust(name, bench)
}
