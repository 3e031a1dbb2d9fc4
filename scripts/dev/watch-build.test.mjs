import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { followBuilds } from './watch-build.mjs'

function followed() {
  const watcher = new EventEmitter()
  const calls = []
  followBuilds(watcher, { onFirst: () => calls.push('first'), onRebuilt: () => calls.push('rebuilt') })
  const emit = (...codes) => codes.forEach((code) => watcher.emit('event', { code }))
  return { calls, emit }
}

it('tells the first good build from the later ones', () => {
  const { calls, emit } = followed()
  emit('START', 'BUNDLE_START', 'BUNDLE_END', 'END')
  expect(calls).toEqual(['first'])
  emit('START', 'BUNDLE_START', 'BUNDLE_END', 'END')
  expect(calls).toEqual(['first', 'rebuilt'])
})

it('does not take a build with an error for a good one, with or without its END event', () => {
  const { calls, emit } = followed()
  emit('START', 'BUNDLE_START', 'ERROR', 'END')
  emit('START', 'BUNDLE_START', 'ERROR')
  expect(calls).toEqual([])
  emit('START', 'BUNDLE_START', 'BUNDLE_END', 'END')
  expect(calls).toEqual(['first'])
})
