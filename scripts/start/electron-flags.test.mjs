import { expect, it } from 'vitest'
import { electronFlags } from './electron-flags.mjs'

const ordinary = { isRootOnLinux: false, isVirtualDisplay: false, isWindowless: false }

it('adds nothing for a user with a display', () => {
  expect(electronFlags(ordinary)).toEqual([])
})

it('disables the sandbox only for root', () => {
  expect(electronFlags({ ...ordinary, isRootOnLinux: true })).toEqual(['--no-sandbox'])
})

it('silences Chromium, except for fatal messages, where the terminal is for the app’s output', () => {
  expect(electronFlags({ ...ordinary, isWindowless: true })).toEqual(['--log-level=3'])
  expect(electronFlags({ ...ordinary, isVirtualDisplay: true })).toEqual(['--disable-gpu', '--log-level=3'])
})
