import { expect, it } from 'vitest'
import { electronFlags } from './electron-flags.mjs'

const nowhereSpecial = { isRootOnLinux: false, isVirtualDisplay: false, isWindowless: false }

it('leaves Electron as it is for a user at a screen', () => {
  expect(electronFlags(nowhereSpecial)).toEqual([])
})

it('gives up the sandbox for root alone', () => {
  expect(electronFlags({ ...nowhereSpecial, isRootOnLinux: true })).toEqual(['--no-sandbox'])
})

it('keeps Chromium quiet, but for what ends it, where an answer on the terminal is wanted', () => {
  expect(electronFlags({ ...nowhereSpecial, isWindowless: true })).toEqual(['--log-level=3'])
  expect(electronFlags({ ...nowhereSpecial, isVirtualDisplay: true })).toEqual(['--disable-gpu', '--log-level=3'])
})
