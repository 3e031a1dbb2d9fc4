import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../../../simulator/faults/fault.ts'
import type { SimulatorOptions } from '../../../simulator/simulator-options.ts'
import { startSimulator, type Simulator } from '../../../simulator/simulator.ts'

/** The agent of most tests (simulator/sessions/accounts.ts). */
export const agent = { agentId: '20010', password: 'Agent@20010', phone: '70910' } as const

/** A simulated gateway over TLS, with its CA certificate in a file. */
export interface Gateway extends Simulator {
  readonly caFile: string
  readonly log: readonly string[]
  /** The requests of one interface, for example `queryAgentInfoByWorkNo`, since the test began. */
  requestsOf(name: string): Simulator['requests']
  /** Adds a fault to every lookup of this work number, by default of any. */
  failLookups(fault: LookupFault, workno?: string): void
  /** Removes all faults and restarts the list of requests, for the next test. */
  startOver(): void
}

/** A fault without its target. */
export type LookupFault = Fault extends infer F ? (F extends Fault ? Omit<F, 'on' | 'times'> : never) : never

/** Starts a gateway on a free loopback port. Its files go into `folder`. */
export async function startGateway(folder: string, options: SimulatorOptions = {}): Promise<Gateway> {
  const log: string[] = []
  const simulator = await startSimulator({
    pollHoldMs: 2_000,
    colleagueCount: 20,
    tls: 'ca',
    log: (line) => log.push(line),
    ...options,
  })
  const { requests, control } = simulator
  const caFile = join(folder, 'gateway-ca.pem')
  writeFileSync(caFile, simulator.caPem ?? simulator.certificatePem)
  let earlier = 0
  return {
    ...simulator,
    caFile,
    log,
    requestsOf: (name) => requests.slice(earlier).filter((request) => request.name === name),
    failLookups: (fault, workno = '*') =>
      void control.faults.add({ ...fault, on: `agentgroup/*/agentbyworkno/${workno}`, times: 'always' } as Fault),
    startOver() {
      control.faults.clear()
      earlier = requests.length
    },
  }
}
