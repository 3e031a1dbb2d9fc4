import { displayVariables, withoutVariables } from '../setup/environment-variables.mjs'
import { startSessionBus } from '../setup/session-bus.mjs'
import { startVirtualDisplay } from '../setup/virtual-display.mjs'

/**
 * The environment of test runs. On Linux: a virtual display, and a private D-Bus session with an
 * unlocked keyring that is deleted afterwards (`AGENTBAR_TEST_KEYRING=private` lets tests write to
 * it). On other systems: that of the machine.
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
 * The environment without the variables that make Node and OpenSSL trust more certificates. Tests
 * must not depend on them. npm, which may need them, runs earlier.
 */
export function withoutExtraTrust(environment) {
  return withoutVariables(environment, ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'])
}
