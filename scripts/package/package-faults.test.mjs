import { describe, expect, it } from 'vitest'
import { closedFuses } from './fuses.mjs'
import { packageFaults } from './package-faults.mjs'

const native = 'node_modules/keytar/prebuilds/linux-x64/keytar.node'
const good = {
  archived: [
    'package.json',
    'out/main/index.js',
    'out/main/keyring-process.js',
    'out/main/system-certificates-worker.js',
    'out/main/chunks/keyring-calls-a1.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/assets/index-a1.js',
    'out/renderer/assets/index-a1.css',
    'resources/icon.png',
    'resources/tray/linux/lost-dark.png',
    'node_modules/keytar/package.json',
    'node_modules/keytar/lib/keytar.js',
    native,
  ],
  mainScripts: [{ name: 'out/main/index.js', code: 'open({devTools:!1})' }],
  unpacked: [native],
  resources: ['app.asar', 'app.asar.unpacked'],
  languages: ['en-US', 'zh-CN'],
  fuses: closedFuses,
  hasLicense: true,
  platform: 'linux',
  processor: 'x64',
}

const withArchived = (...files) => ({ ...good, archived: [...good.archived, ...files] })

describe('a packed app', () => {
  it('is good with what belongs inside and closed fuses', () => {
    expect(packageFaults(good)).toEqual([])
  })

  it.each([
    'src/main/index.ts',
    'out/simulator/main.js',
    'out/main/index.js.map',
    'node_modules/undici/index.js',
    'node_modules/keytar/prebuilds/win32-x64/keytar.node',
    '.env',
  ])('must not hold %s', (file) => {
    expect(packageFaults(withArchived(file))).toEqual([`${file} does not belong into app.asar`])
  })

  it('must not hold Electron’s default app beside the archive', () => {
    const faults = packageFaults({ ...good, resources: [...good.resources, 'default_app.asar'] })
    expect(faults).toEqual(['default_app.asar does not belong into resources'])
  })

  it('must hold the page, the preload script and the native binary', () => {
    const archived = good.archived.filter((file) => file !== 'out/preload/index.cjs')
    expect(packageFaults({ ...good, archived })).toEqual([expect.stringContaining('app.asar lacks')])
    expect(packageFaults({ ...good, unpacked: [] })).toEqual(['the native binary is not unpacked'])
  })

  it('needs the native binary of its own platform', () => {
    const faults = packageFaults({ ...good, processor: 'arm64' })
    expect(faults).toContain('the native binary is not unpacked')
    expect(faults).toContain(`${native} does not belong into app.asar`)
  })

  it('must not be built for developers', () => {
    const mainScripts = [{ name: 'out/main/index.js', code: 'open({devTools:!0}),contents.openDevTools()' }]
    expect(packageFaults({ ...good, mainScripts })).toEqual([
      'out/main/index.js has openDevTools, for developers alone',
      'no script shuts DevTools off',
    ])
  })

  it.each(Object.keys(closedFuses))('must not leave the fuse %s open or unknown', (name) => {
    const { [name]: _left, ...others } = closedFuses
    expect(packageFaults({ ...good, fuses: { ...closedFuses, [name]: !closedFuses[name] } })).toHaveLength(1)
    expect(packageFaults({ ...good, fuses: others })).toHaveLength(1)
  })

  it('has its licenses and only the languages of the app', () => {
    expect(packageFaults({ ...good, hasLicense: false })).toEqual(['a license is missing'])
    expect(packageFaults({ ...good, languages: ['en-US', 'zh-CN', 'fr'] })).toEqual([
      'fr does not belong into the languages',
    ])
  })
})
