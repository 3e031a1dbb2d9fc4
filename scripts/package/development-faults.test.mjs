import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { build, mergeConfig } from 'vite'
import { resolveConfig } from 'electron-vite'
import { projectFolder } from '../setup/folders.mjs'
import { developmentFaults, developmentWords } from './development-faults.mjs'

const nodeEnvironment = process.env.NODE_ENV

// electron-vite sets it, for better or worse.
afterEach(() => {
  process.env.NODE_ENV = nodeEnvironment
})

/** Bundles main as electron-vite does for this command, and writes nothing. */
async function bundledMain(command, mode) {
  const configFile = path.join(projectFolder, 'electron.vite.config.ts')
  const { config } = await resolveConfig({ root: projectFolder, configFile, logLevel: 'silent' }, command, mode)
  const { output } = await build(mergeConfig(config.main, { build: { write: false } }))
  return output.filter(({ type }) => type === 'chunk').map(({ fileName, code }) => ({ name: fileName, code }))
}

describe('the code of main', () => {
  it('as users get it has none of the means of developers, whatever the environment says', async () => {
    process.env.NODE_ENV = 'development'
    process.env.ELECTRON_RENDERER_URL = 'http://127.0.0.1:1'
    expect(developmentFaults(await bundledMain('build', 'production'))).toEqual([])
    delete process.env.ELECTRON_RENDERER_URL
  })

  it('for developers has all of them, and each is reported', async () => {
    const faults = developmentFaults(await bundledMain('serve', 'development'))
    for (const word of developmentWords) expect(faults).toContainEqual(expect.stringContaining(word))
    expect(faults).toContain('no script shuts DevTools off')
  })
})

it.each(['new W({devTools:!1})', 'new W({ devTools: false,\n})'])('sees that %s shuts DevTools off', (code) => {
  expect(developmentFaults([{ name: 'index.js', code }])).toEqual([])
})

it.each(['', 'new W({devTools:!0})', 'new W({ devTools: falsey })', 'new W({})'])('does not take %j for it', (code) => {
  expect(developmentFaults([{ name: 'index.js', code }])).toEqual(['no script shuts DevTools off'])
})
