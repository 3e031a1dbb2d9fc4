import { describe, expect, it } from 'vitest'
import { isAtLeastVersion, requireNode } from './node-version.mjs'

describe('the Node version', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v22.0.0', true],
    ['v24.1.0-nightly', true],
    ['v20.18.9', false],
    ['v20.9.0', false],
    ['v18.20.4', false],
  ])('%s is new enough: %s', (version, isEnough) => {
    expect(isAtLeastVersion(version, '20.19.0')).toBe(isEnough)
  })

  it('is refused with both versions and with what to do when it is too old', () => {
    expect(() => requireNode('v18.20.4')).toThrow(/20\.19\.0 or newer; this is v18\.20\.4/)
    expect(() => requireNode('v20.19.0')).not.toThrow()
  })
})
