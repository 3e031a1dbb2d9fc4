import { expect, it } from 'vitest'
import { chosenSuites } from './suites.mjs'
import { withoutExtraTrust } from './test-environment.mjs'

it('runs every suite unless some are named', () => {
  expect(chosenSuites([])).toEqual({ suites: ['check', 'unit', 'e2e'], runnerArgs: [] })
  expect(chosenSuites(['e2e', 'unit'])).toEqual({ suites: ['unit', 'e2e'], runnerArgs: [] })
})

it('hands what follows the names to the test runner', () => {
  expect(chosenSuites(['e2e', '--grep', 'unit'])).toEqual({ suites: ['e2e'], runnerArgs: ['--grep', 'unit'] })
})

it('takes from the tests what makes a machine trust more than a user’s does', () => {
  const environment = { PATH: '/bin', NODE_EXTRA_CA_CERTS: 'a', SSL_CERT_FILE: 'b', SSL_CERT_DIR: 'c' }
  expect(withoutExtraTrust(environment)).toEqual({ PATH: '/bin' })
})
