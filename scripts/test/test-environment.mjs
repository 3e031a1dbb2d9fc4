import { displayVariables, withoutVariables } from '../setup/environment.mjs'
import { startSessionBus } from '../setup/session-bus.mjs'
import { startVirtualDisplay } from '../setup/virtual-display.mjs'

/**
 * The environment for test runs. On Linux: a private D-Bus session with an unlocked keyring that is thrown away after
 * the run (`AGENTBAR_TEST_KEYRING=private` tells tests that they may write to it) and a virtual display. Elsewhere the
 * machine's own.
 */
export async function startTestEnvironment(electronVariables, platform = process.platform) {
  const inherited = withoutExtraTrust(process.env)
  if (platform !== 'linux') return { ...inherited, ...electronVariables }
  const bus = await startSessionBus()
  const display = await startVirtualDisplay()
  const keyring = { AGENTBAR_TEST_KEYRING: 'private' }
  const withoutScreen = withoutVariables(inherited, displayVariables)
  return { ...withoutScreen, ...electronVariables, ...bus.environment, ...display.environment, ...keyring }
}

/**
 * Without the variables that make Node and OpenSSL trust more than they do for a user: tests about trust must not
 * depend on the machine. (npm, which may need them, runs before.)
 */
export function withoutExtraTrust(environment) {
  return withoutVariables(environment, ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'])
}
