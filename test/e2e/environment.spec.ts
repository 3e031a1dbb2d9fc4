import { agent } from './support/gateway.ts'
import { runCli } from './support/run-cli.ts'
import { expect, test } from './support/test.ts'

test('an environment that wants no certificate checked, or others trusted, is not heeded', async ({
  gateway,
  testDesktop,
  userData,
}) => {
  const environment = {
    ...testDesktop.environment,
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_EXTRA_CA_CERTS: gateway.caFile,
    SSL_CERT_FILE: gateway.caFile,
  }
  const args = ['session', 'sign-in', '--gateway', gateway.url, '--agent', agent.agentId, '--phone', agent.phone]
  const outcome = await runCli({ userData, environment }, args, `${agent.password}\n`)
  expect(outcome.stderr).toContain('certificate-unknown')
  expect(outcome.code).not.toBe(0)
  expect(gateway.requestsOf('login')).toHaveLength(0)
})
