import { describe, expect, it } from 'vitest'
import { missingNeeds } from './debian-packages.mjs'

const bare = { hasLibrary: () => false, hasProgram: () => false, hasFile: () => false }
const complete = { hasLibrary: () => true, hasProgram: () => true, hasFile: () => true }
const names = (needs) => needs.map((need) => need.package)

describe('the missing system packages', () => {
  it('are none on a complete system', () => {
    expect(missingNeeds(['run', 'display', 'test', 'unpack'], complete)).toEqual([])
  })

  it('are only those of the purpose at hand', () => {
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

  it('are found by the library or program itself, whichever package brought it', () => {
    const system = { ...complete, hasLibrary: (name) => name !== 'libnss3.so', hasProgram: (name) => name !== 'Xvfb' }
    expect(names(missingNeeds(['run', 'display'], system))).toEqual(['libnss3', 'xvfb'])
  })
})
