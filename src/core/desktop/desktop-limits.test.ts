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

describe('findDesktopLimits', () => {
  it.each<[string, DesktopEnvironment, readonly string[]]>([
    ['an X11 session', x11, []],
    ['an X11 session without a tray', { ...x11, hasTrayHost: false }, ['no-tray']],
    ['an X11 session with an older Electron', { ...x11, electronMajor: 33 }, []],
    ['an X11 session without environment variables', { ...x11, sessionType: undefined, waylandDisplay: '' }, []],
    ['an X11 session with --ozone-platform=wayland', { ...x11, ozonePlatform: 'wayland' }, []],

    ['a Wayland session', wayland, ['wayland', 'no-hotkey']],
    ['a Wayland session without a tray', { ...wayland, hasTrayHost: false }, ['wayland', 'no-hotkey', 'no-tray']],
    ['a Wayland session known by its type only', { ...wayland, waylandDisplay: undefined }, ['wayland', 'no-hotkey']],
    ['a Wayland session known by its display only', { ...wayland, sessionType: undefined }, ['wayland', 'no-hotkey']],
    ['a Wayland session with an older Electron', { ...wayland, electronMajor: 33 }, ['no-hotkey']],
    ['… with the last one that used XWayland', { ...wayland, electronMajor: 37 }, ['no-hotkey']],
    ['… with the first one that uses Wayland', { ...wayland, electronMajor: 38 }, ['wayland', 'no-hotkey']],
    [
      '… with an older one and --ozone-platform=wayland',
      { ...wayland, electronMajor: 33, ozonePlatform: 'wayland' },
      ['wayland', 'no-hotkey'],
    ],
    [
      '… with an older one and --ozone-platform=auto',
      { ...wayland, electronMajor: 33, ozonePlatform: 'auto' },
      ['no-hotkey'],
    ],
    ['… with --ozone-platform=x11', { ...wayland, ozonePlatform: 'x11' }, ['no-hotkey']],
    ['… with --ozone-platform=auto', { ...wayland, ozonePlatform: 'auto' }, ['wayland', 'no-hotkey']],

    ['Windows', windows, []],
    ['Windows without a tray', { ...windows, hasTrayHost: false }, ['no-tray']],
    ['Windows with variables of a Linux session', { ...wayland, platform: 'win32' }, []],
    ['macOS with variables of a Linux session', { ...wayland, platform: 'darwin', ozonePlatform: 'wayland' }, []],
  ])('%s', (_, environment, limits) => {
    expect(findDesktopLimits(environment)).toEqual(limits)
  })
})
