import { app } from 'electron'
import { findDesktopLimits } from '../../core/desktop/desktop-limits.ts'
import { HotkeyService } from '../../core/desktop/hotkey-service.ts'
import type { TrayAction } from '../../core/desktop/tray-view.ts'
import { formatAccelerator } from '../../shared/accelerator.ts'
import type { Core } from '../composition/compose-core.ts'
import { globalHotkey } from './global-hotkey.ts'
import type { PanelWindow } from '../window/panel-window.ts'
import type { TrayController } from './tray-controller.ts'

export interface DesktopIntegrationParts {
  readonly core: Core
  readonly panel: PanelWindow
  /** `resources/tray`. */
  readonly trayFolder: string
  readonly onTrayAction: (action: TrayAction) => void
  /** Follows whether somebody shows tray icons; resolves, after the first answer, with what ends it. */
  readonly watchTrayHost: (onChanged: (hasHost: boolean) => void) => Promise<() => void>
}

/** The bar of a desktop may be restarted: it is missed only after that long. */
const trayMissedAfterMs = 5_000

/** The program's place on the desktop besides its window: hotkey and tray icon, and what of it this desktop cannot give. */
export class DesktopIntegration {
  readonly hotkey: HotkeyService
  readonly #parts: DesktopIntegrationParts
  #hasTrayHost: boolean | null = null
  #leaving: NodeJS.Timeout | undefined
  #tray: TrayController | null = null
  #stopFollowing: () => void = () => undefined

  constructor(parts: DesktopIntegrationParts) {
    const { core, panel } = parts
    this.#parts = parts
    this.hotkey = new HotkeyService({
      port: globalHotkey,
      now: () => performance.now(),
      settings: core.settings,
      onPressed: () => panel.toggle(),
      onChanged: (hotkey) => {
        core.store.update({ hotkey })
        if (hotkey.state !== 'taken') core.notices.dismiss('hotkey-taken')
      },
    })
  }

  /** Whether a tray icon leads back to a hidden panel; null before the desktop has answered. */
  get hasTray(): boolean | null {
    return this.#hasTrayHost
  }

  /** Comes after the first painting: nothing here may cost the start anything. */
  async start(): Promise<void> {
    const { core, panel, trayFolder, onTrayAction: onAction, watchTrayHost } = this.#parts
    this.hotkey.start()
    const { TrayController } = await import('./tray-controller.ts')
    this.#tray = new TrayController({
      core,
      folder: trayFolder,
      onAction,
      onClick: (bounds) => panel.toggleFromTray(bounds),
    })
    this.#stopFollowing = await watchTrayHost((hasHost) => this.#onTrayHost(hasHost))
    this.#tellLimits()
  }

  stop(): void {
    this.hotkey.stop()
    clearTimeout(this.#leaving)
    this.#stopFollowing()
    this.#tray?.stop()
  }

  #onTrayHost(hasHost: boolean): void {
    const { core, panel } = this.#parts
    const hadHost = this.#hasTrayHost
    this.#hasTrayHost = hasHost
    this.#tray?.setHosted(hasHost)
    clearTimeout(this.#leaving)
    if (hasHost) {
      const { desktop } = core.store.current
      core.notices.dismiss('limit-no-tray')
      core.store.update({ desktop: { ...desktop, limits: desktop.limits.filter((limit) => limit !== 'no-tray') } })
      // Out of the task bar, where it was put for want of an icon.
      if (panel.browserWindow.isMinimized()) panel.hide()
    } else if (hadHost) this.#leaving = setTimeout(() => this.#missTray(), trayMissedAfterMs)
  }

  /** The way back to a hidden panel is gone: it goes to the task bar, and that is said. */
  #missTray(): void {
    this.#tellLimits()
    if (!this.#parts.panel.isOnScreen) this.#parts.panel.hide()
  }

  /** Says what this desktop cannot do, unless the agent has put that away before (docs/product.md §5). */
  #tellLimits(): void {
    const { store, notices, settings } = this.#parts.core
    const limits = findDesktopLimits({
      platform: process.platform,
      sessionType: process.env['XDG_SESSION_TYPE'],
      waylandDisplay: process.env['WAYLAND_DISPLAY'],
      ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
      electronMajor: Number.parseInt(process.versions.electron, 10),
      hasTrayHost: this.#hasTrayHost === true,
    })
    store.update({ desktop: { ...store.current.desktop, limits } })
    for (const limit of limits) if (!settings.current.dismissedLimits.includes(limit)) notices.add(`limit-${limit}`)
    if (this.hotkey.view.state === 'taken' && !limits.includes('no-hotkey'))
      notices.add('hotkey-taken', { detail: hotkeyLabel(this.hotkey.view.accelerator) })
  }
}

const hotkeyLabel = (accelerator: string | null): string =>
  formatAccelerator(accelerator ?? '', process.platform === 'darwin', 'Space')
