import { expect, it } from 'vitest'
import { projectFolder } from '../setup/folders.mjs'
import { bundledPackages, thirdPartyNotices } from './third-party-notices.mjs'

it('finds the packages of the app where Node finds them', () => {
  const packages = {
    '': { dependencies: { one: '1' }, devDependencies: { tool: '1', svelte: '5' } },
    'node_modules/one': { dependencies: { shared: '2' } },
    'node_modules/one/node_modules/shared': { dependencies: { deep: '1' } },
    'node_modules/shared': {},
    'node_modules/deep': {},
    'node_modules/tool': {},
    'node_modules/svelte': {},
  }
  expect(bundledPackages(packages)).toEqual([
    'node_modules/deep',
    'node_modules/one',
    'node_modules/one/node_modules/shared',
    'node_modules/svelte',
  ])
})

it('lists the packages with their licenses, and no tools', () => {
  const text = thirdPartyNotices(projectFolder)
  expect(text).toMatch(/^cockatiel \d.*\(MIT\)\n\nMIT License/m)
  expect(text).toMatch(/^svelte \d/m)
  expect(text).not.toMatch(/^vitest \d/m)
})
