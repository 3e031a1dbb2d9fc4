import { expect, it } from 'vitest'
import { typedFolder } from './typed-folder.mjs'

it('is where npm was called, not where it runs the script', () => {
  expect(typedFolder({ npm_lifecycle_event: 'start', INIT_CWD: '/home/a' }, '/clone')).toBe('/home/a')
})

it('is the process’s own for a start without npm, also below another script of npm', () => {
  expect(typedFolder({}, '/home/a')).toBe('/home/a')
  expect(typedFolder({ npm_lifecycle_event: 'test', INIT_CWD: '/clone' }, '/home/a')).toBe('/home/a')
})
