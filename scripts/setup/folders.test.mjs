import { expect, it } from 'vitest'
import { cacheFolder } from './folders.mjs'

it('keeps its cache where each platform keeps caches', () => {
  expect(cacheFolder('linux', {}, '/home/a')).toBe('/home/a/.cache/agentbar')
  expect(cacheFolder('linux', { XDG_CACHE_HOME: '/cache' }, '/home/a')).toBe('/cache/agentbar')
  expect(cacheFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Caches/agentbar')
  expect(cacheFolder('win32', { LOCALAPPDATA: 'C:\\a' }, 'C:\\b')).toBe('C:\\a\\agentbar\\Cache')
})
