import type { DesktopLimit } from '../../shared/settings.ts'

export interface DesktopEnvironment {
  /** Node's name of the platform. */
  readonly platform: string
  /** `XDG_SESSION_TYPE` and `WAYLAND_DISPLAY`, as far as set. */
  readonly sessionType: string | undefined
  readonly waylandDisplay: string | undefined
  /** Chromium's `--ozone-platform`; empty when not given. */
  readonly ozonePlatform: string
  readonly electronMajor: number
  /** Whether somebody shows tray icons. */
  readonly hasTrayHost: boolean
}

/** From this version on Electron is a Wayland program by itself where the session is one; before, it runs on the X11 server inside. */
const firstNativeWayland = 38

/**
 * What this desktop cannot do for us. A Wayland session gives a program no key from anywhere (not to an X11 program inside it either), and
 * a native Wayland window neither its position nor a place above the others.
 */
export function findDesktopLimits(facts: DesktopEnvironment): readonly DesktopLimit[] {
  const limits: DesktopLimit[] = []
  const isWaylandSession =
    facts.platform === 'linux' && (facts.sessionType === 'wayland' || (facts.waylandDisplay ?? '') !== '')
  if (isWaylandSession && isNativeWayland(facts)) limits.push('wayland')
  if (isWaylandSession) limits.push('no-hotkey')
  if (!facts.hasTrayHost) limits.push('no-tray')
  return limits
}

function isNativeWayland({ ozonePlatform, electronMajor }: DesktopEnvironment): boolean {
  if (ozonePlatform === '' || ozonePlatform === 'auto') return electronMajor >= firstNativeWayland
  return ozonePlatform === 'wayland'
}
