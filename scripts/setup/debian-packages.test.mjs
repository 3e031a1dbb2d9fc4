import { describe, expect, it } from 'vitest'
import { missingNeeds } from './debian-packages.mjs'

const bare = { hasLibrary: () => false, hasProgram: () => false, hasFile: () => false }
const complete = { hasLibrary: () => true, hasProgram: () => true, hasFile: () => true }
const names = (needs) => needs.map((need) => need.package)

describe('the missing system packages', () => {
  it('are none on a complete system', () => {
    expect(missingNeeds(['run', 'display', 'test', 'unpack'], complete)).toEqual([])
  })

  it('are only those of the given purpose', () => {
    expect(names(missingNeeds(['run'], bare))).toEqual([
      'libgtk-3-0',
      'libnss3',
      'libgbm1',
      'libasound2',
      'libsecret-1-0',
    ])
    expect(names(missingNeeds(['display'], bare))).toContain('xvfb')
    expect(names(missingNeeds(['test'], bare))).toContain('gnome-keyring')
  })

  it('are recognised by the library or program itself, whatever package installed it', () => {
    const system = { ...complete, hasLibrary: (name) => name !== 'libnss3.so', hasProgram: (name) => name !== 'Xvfb' }
    expect(names(missingNeeds(['run', 'display'], system))).toEqual(['libnss3', 'xvfb'])
  })
})
