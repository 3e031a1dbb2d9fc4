import { expect, it } from 'vitest'
import { removeUnsafeSettings, unsafeSwitches, unsafeVariables } from './remove-unsafe-settings.ts'

it('removeUnsafeSettings removes what weakens TLS or writes its keys, and nothing else', () => {
  const environment: NodeJS.ProcessEnv = { PATH: '/bin', HTTPS_PROXY: 'http://proxy.example:3128' }
  for (const name of unsafeVariables) environment[name] = '1'
  const removed: string[] = []
  removeUnsafeSettings(environment, { removeSwitch: (name) => void removed.push(name) })
  expect(environment).toEqual({ PATH: '/bin', HTTPS_PROXY: 'http://proxy.example:3128' })
  expect(removed).toEqual(unsafeSwitches)
})
