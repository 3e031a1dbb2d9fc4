import { app, type Rectangle } from 'electron'
import type { AppStore } from '../../core/app-store.ts'
import { findDesktopLimits } from '../../core/desktop/desktop-limits.ts'
import { HotkeyService } from '../../core/desktop/hotkey-service.ts'
import type { TrayAction } from '../../core/desktop/tray-view.ts'
import type { NoticeBoard } from '../../core/notice-board.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import { formatAccelerator } from '../../shared/accelerator.ts'
import { globalHotkey } from './global-hotkey.ts'
import type { TrayController } from './tray-controller.ts'
import type { TrayHost } from './tray-host.ts'

/** What the hotkey and the tray icon do with the panel's window. */
export interface DesktopPanel {
  readonly isOnScreen: boolean
  readonly isMinimized: boolean
  toggle(): void
  toggleFromTray(trayBounds: Rectangle | null): void
  hide(): void
}

export interface DesktopIntegrationParts {
  readonly store: AppStore
  readonly notices: NoticeBoard
  readonly settings: SettingsService
  readonly panel: DesktopPanel
  readonly trayHost: TrayHost
  /** `resources/tray`. */
  readonly trayFolder: string
  readonly onTrayAction: (action: TrayAction) => void
}

/** A desktop may restart its bar. The tray counts as gone only after this time. */
const trayGoneDelayMs = 5_000

/** The hotkey, the tray icon, and the notices about what this desktop does not support. */
export class DesktopIntegration {
  readonly hotkey: HotkeyService
  readonly #parts: DesktopIntegrationParts
  #wasTrayPresent = false
  #trayGoneTimer: NodeJS.Timeout | undefined
  #tray: TrayController | null = null

  constructor(parts: DesktopIntegrationParts) {
    const { store, notices, settings, panel } = parts
    this.#parts = parts
    this.hotkey = new HotkeyService({
      port: globalHotkey,
      now: () => performance.now(),
      settings,
      onPressed: () => panel.toggle(),
      onChanged: (hotkey) => {
        store.update({ hotkey })
        if (hotkey.state !== 'taken') notices.dismiss('hotkey-taken')
      },
    })
  }

  /**
   * Claims the hotkey and creates the tray icon. Called after the first paint, to keep the start
   * fast.
   */
  async start(): Promise<void> {
    const { store, settings, panel, trayHost, trayFolder, onTrayAction } = this.#parts
    this.hotkey.start()
    const { TrayController } = await import('./tray-controller.ts')
    this.#tray = new TrayController({
      store,
      settings,
      folder: trayFolder,
      onAction: onTrayAction,
      onClick: (trayBounds) => panel.toggleFromTray(trayBounds),
    })
    trayHost.onChanged((isPresent) => this.#onTrayHostChanged(isPresent))
    await trayHost.start()
    this.#reportLimits()
  }

  stop(): void {
    this.hotkey.stop()
    clearTimeout(this.#trayGoneTimer)
    this.#parts.trayHost.stop()
    this.#tray?.stop()
  }

  #onTrayHostChanged(isPresent: boolean): void {
    const { store, notices, panel } = this.#parts
    const wasPresent = this.#wasTrayPresent
    this.#wasTrayPresent = isPresent
    this.#tray?.setHosted(isPresent)
    clearTimeout(this.#trayGoneTimer)
    if (isPresent) {
      const { desktop } = store.current
      notices.dismiss('limit-no-tray')
      store.update({ desktop: { ...desktop, limits: desktop.limits.filter((limit) => limit !== 'no-tray') } })
      // Without a tray icon it was minimized instead of hidden.
      if (panel.isMinimized) panel.hide()
    } else if (wasPresent) this.#trayGoneTimer = setTimeout(() => this.#onTrayGone(), trayGoneDelayMs)
  }

  /** A hidden panel can no longer be opened from the tray, so it is minimized to the task bar. */
  #onTrayGone(): void {
    this.#reportLimits()
    if (!this.#parts.panel.isOnScreen) this.#parts.panel.hide()
  }

  /**
   * Shows what this desktop does not support, except what the agent has dismissed (docs/product.md
   * §5).
   */
  #reportLimits(): void {
    const { store, notices, settings, trayHost } = this.#parts
    const limits = findDesktopLimits({
      platform: process.platform,
      sessionType: process.env['XDG_SESSION_TYPE'],
      waylandDisplay: process.env['WAYLAND_DISPLAY'],
      ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
      electronMajor: Number.parseInt(process.versions.electron, 10),
      hasTrayHost: trayHost.isPresent === true,
    })
    store.update({ desktop: { ...store.current.desktop, limits } })
    for (const limit of limits) if (!settings.current.dismissedLimits.includes(limit)) notices.add(`limit-${limit}`)
    if (this.hotkey.view.state === 'taken' && !limits.includes('no-hotkey'))
      notices.add('hotkey-taken', { detail: hotkeyLabel(this.hotkey.view.accelerator) })
  }
}

const hotkeyLabel = (accelerator: string | null): string =>
  formatAccelerator(accelerator ?? '', process.platform === 'darwin', 'Space')
