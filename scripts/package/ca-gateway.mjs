import path from 'node:path'
import { firstMatch, startChild } from '../setup/child-process.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { StepFailure } from '../setup/steps.mjs'

const READY_TIMEOUT_MS = 30_000

/**
 * Starts the gateway simulator with a certificate of its own CA, as real gateways have one. The
 * demo's certificate is trusted by its fingerprint, which a stored session cannot use.
 * @param profileFile file for the address, the CA certificate and the agent's sign-in data.
 * @param extraArgs further arguments of the simulator.
 * @returns `stop`.
 */
export async function startCaGateway(profileFile, extraArgs = []) {
  const script = path.join(projectFolder, 'out', 'simulator', 'main.js')
  const args = [script, '--tls', 'ca', '--demo-profile', profileFile, '--end-with-parent', '--quiet', ...extraArgs]
  const simulator = startChild(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ready = await firstMatch(simulator, simulator.process.stdout, /ready at https:\S+\n/, READY_TIMEOUT_MS)
  if (ready !== undefined) return { stop: simulator.stop }
  await simulator.stop()
  throw new StepFailure('The gateway simulator did not start.', { hint: 'see its message above.' })
}
