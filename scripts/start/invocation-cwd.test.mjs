import { expect, it } from 'vitest'
import { invocationCwd } from './invocation-cwd.mjs'

it('is where npm was called, not where npm runs the script', () => {
  expect(invocationCwd({ npm_lifecycle_event: 'start', INIT_CWD: '/home/a' }, '/clone')).toBe('/home/a')
})

it('is the process’s own without npm, also inside another npm script', () => {
  expect(invocationCwd({}, '/home/a')).toBe('/home/a')
  expect(invocationCwd({ npm_lifecycle_event: 'test', INIT_CWD: '/clone' }, '/home/a')).toBe('/home/a')
})
