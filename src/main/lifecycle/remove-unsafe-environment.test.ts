import { expect, it } from 'vitest'
import { removeUnsafeEnvironment, unsafeSwitches, unsafeVariables } from './remove-unsafe-environment.ts'

it('removeUnsafeEnvironment removes what weakens TLS or writes its keys, and nothing else', () => {
  const environment: NodeJS.ProcessEnv = { PATH: '/bin', HTTPS_PROXY: 'http://proxy.example:3128' }
  for (const name of unsafeVariables) environment[name] = '1'
  const removed: string[] = []
  removeUnsafeEnvironment(environment, { removeSwitch: (name) => void removed.push(name) })
  expect(environment).toEqual({ PATH: '/bin', HTTPS_PROXY: 'http://proxy.example:3128' })
  expect(removed).toEqual(unsafeSwitches)
})
