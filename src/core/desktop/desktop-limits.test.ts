import { describe, expect, it } from 'vitest'
import { findDesktopLimits, type DesktopEnvironment } from './desktop-limits.ts'

const x11: DesktopEnvironment = {
  platform: 'linux',
  sessionType: 'x11',
  waylandDisplay: undefined,
  ozonePlatform: '',
  electronMajor: 45,
  hasTrayHost: true,
}
const wayland: DesktopEnvironment = { ...x11, sessionType: 'wayland', waylandDisplay: 'wayland-0' }
const windows: DesktopEnvironment = { ...x11, platform: 'win32', sessionType: undefined }

describe('what a desktop cannot do', () => {
  it.each<[string, DesktopEnvironment, readonly string[]]>([
    ['an X11 session', x11, []],
    ['an X11 session without a tray', { ...x11, hasTrayHost: false }, ['no-tray']],
    ['an X11 session with an older Electron', { ...x11, electronMajor: 33 }, []],
    ['an X11 session of a Linux that says nothing', { ...x11, sessionType: undefined, waylandDisplay: '' }, []],
    ['an X11 session whose switch asks for Wayland', { ...x11, ozonePlatform: 'wayland' }, []],

    ['a Wayland session', wayland, ['wayland', 'no-hotkey']],
    ['a Wayland session without a tray', { ...wayland, hasTrayHost: false }, ['wayland', 'no-hotkey', 'no-tray']],
    ['a Wayland session by its type alone', { ...wayland, waylandDisplay: undefined }, ['wayland', 'no-hotkey']],
    ['a Wayland session by its display alone', { ...wayland, sessionType: undefined }, ['wayland', 'no-hotkey']],
    ['a Wayland session with an older Electron', { ...wayland, electronMajor: 33 }, ['no-hotkey']],
    ['… with the last one that ran on X11', { ...wayland, electronMajor: 37 }, ['no-hotkey']],
    ['… with the first that does not', { ...wayland, electronMajor: 38 }, ['wayland', 'no-hotkey']],
    [
      '… with an older one by the switch',
      { ...wayland, electronMajor: 33, ozonePlatform: 'wayland' },
      ['wayland', 'no-hotkey'],
    ],
    ['… with an older one left to choose', { ...wayland, electronMajor: 33, ozonePlatform: 'auto' }, ['no-hotkey']],
    ['… on the X11 server inside by the switch', { ...wayland, ozonePlatform: 'x11' }, ['no-hotkey']],
    ['… left to choose', { ...wayland, ozonePlatform: 'auto' }, ['wayland', 'no-hotkey']],

    ['Windows', windows, []],
    ['Windows with a tray that is not there', { ...windows, hasTrayHost: false }, ['no-tray']],
    ['Windows with words of a Linux session', { ...wayland, platform: 'win32' }, []],
    ['macOS with words of a Linux session', { ...wayland, platform: 'darwin', ozonePlatform: 'wayland' }, []],
  ])('%s', (_, facts, limits) => {
    expect(findDesktopLimits(facts)).toEqual(limits)
  })
})
