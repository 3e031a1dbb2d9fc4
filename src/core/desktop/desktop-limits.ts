import type { DesktopLimit } from '../../shared/settings.ts'

export interface DesktopEnvironment {
  /** `process.platform`. */
  readonly platform: string
  /** `XDG_SESSION_TYPE`. */
  readonly sessionType: string | undefined
  /** `WAYLAND_DISPLAY`. */
  readonly waylandDisplay: string | undefined
  /** Chromium's switch `--ozone-platform`; empty if not given. */
  readonly ozonePlatform: string
  readonly electronMajor: number
  /** Whether the desktop shows tray icons. */
  readonly hasTrayHost: boolean
}

/** In a Wayland session Electron uses Wayland from this version on, and XWayland before. */
const firstWaylandMajor = 38

/**
 * Lists what this desktop does not support. A Wayland session has no global shortcuts, not even for
 * a program under XWayland. A native Wayland window cannot set its position or stay on top.
 */
export function findDesktopLimits(environment: DesktopEnvironment): readonly DesktopLimit[] {
  const limits: DesktopLimit[] = []
  const isWaylandSession =
    environment.platform === 'linux' &&
    (environment.sessionType === 'wayland' || (environment.waylandDisplay ?? '') !== '')
  if (isWaylandSession && isNativeWayland(environment)) limits.push('wayland')
  if (isWaylandSession) limits.push('no-hotkey')
  if (!environment.hasTrayHost) limits.push('no-tray')
  return limits
}

function isNativeWayland({ ozonePlatform, electronMajor }: DesktopEnvironment): boolean {
  if (ozonePlatform === '' || ozonePlatform === 'auto') return electronMajor >= firstWaylandMajor
  return ozonePlatform === 'wayland'
}
