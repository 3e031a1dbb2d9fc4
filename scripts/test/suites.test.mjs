import { expect, it } from 'vitest'
import { chosenSuites } from './suites.mjs'
import { withoutExtraTrust } from './test-environment.mjs'

it('runs every suite unless some are named', () => {
  const every = ['check', 'unit', 'unit-shipped-node', 'e2e']
  expect(chosenSuites([])).toMatchObject({ suites: every, runnerArgs: [] })
  expect(chosenSuites(['e2e', 'unit'])).toMatchObject({ suites: ['unit', 'e2e'], runnerArgs: [] })
})

it('hands what follows the names to the test runner', () => {
  expect(chosenSuites(['e2e', 'look-up'])).toMatchObject({ suites: ['e2e'], runnerArgs: ['look-up'] })
  expect(chosenSuites(['e2e', '--grep', 'unit'])).toMatchObject({ suites: ['e2e'], runnerArgs: ['--grep', 'unit'] })
})

it('takes another Node and watching for the unit tests, wherever they stand', () => {
  const plain = { suites: ['unit'], runnerArgs: ['src/core'] }
  expect(chosenSuites(['unit', 'src/core'])).toEqual({ ...plain, node: undefined, isWatched: false })
  expect(chosenSuites(['unit', '--node', '24', 'src/core'])).toEqual({ ...plain, node: '24', isWatched: false })
  expect(chosenSuites(['unit', 'src/core', '--watch', '--node=22.1'])).toEqual({
    ...plain,
    node: '22.1',
    isWatched: true,
  })
})

it.each([['--watch'], ['--node', '24'], ['e2e', '--node', '24'], ['unit', 'e2e', '--watch']])(
  'refuses %s %s %s for other suites than unit',
  (...args) => {
    expect(() => chosenSuites(args)).toThrow('for the suite `unit` alone')
  },
)

it('takes from the tests what makes a machine trust more than a user’s does', () => {
  const environment = { PATH: '/bin', NODE_EXTRA_CA_CERTS: 'a', SSL_CERT_FILE: 'b', SSL_CERT_DIR: 'c' }
  expect(withoutExtraTrust(environment)).toEqual({ PATH: '/bin' })
})
