import { app } from 'electron'
import { limitsOf } from '../core/desktop/desktop-limits.ts'
import { HotkeyService } from '../core/desktop/hotkey-service.ts'
import type { TrayAction } from '../core/desktop/tray-view.ts'
import type { Core } from './compose-core.ts'
import { desktopHotkey } from './shell/desktop-hotkey.ts'
import type { PanelWindow } from './shell/panel-window.ts'
import type { TrayPresence } from './tray-presence.ts'

export interface DesktopPresenceParts {
  readonly core: Core
  readonly panel: PanelWindow
  /** `resources/tray`. */
  readonly trayFolder: string
  readonly onTrayAction: (action: TrayAction) => void
  /** Follows whether somebody shows tray icons; resolves, after the first answer, with what ends it. */
  readonly followTrayHost: (onChanged: (hasHost: boolean) => void) => Promise<() => void>
}

/** The program's place on the desktop besides its window: hotkey and tray icon, and what of it this desktop cannot give. */
export class DesktopPresence {
  readonly hotkey: HotkeyService
  readonly #parts: DesktopPresenceParts
  #hasTrayHost: boolean | null = null
  #tray: TrayPresence | null = null
  #stopFollowing: () => void = () => undefined

  constructor(parts: DesktopPresenceParts) {
    const { core, panel } = parts
    this.#parts = parts
    this.hotkey = new HotkeyService({
      port: desktopHotkey,
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
    const { core, panel, trayFolder, onTrayAction: onAction, followTrayHost } = this.#parts
    this.hotkey.start()
    const { TrayPresence } = await import('./tray-presence.ts')
    this.#tray = new TrayPresence({
      core,
      folder: trayFolder,
      onAction,
      onClick: (bounds) => panel.toggleFromTray(bounds),
    })
    this.#stopFollowing = await followTrayHost((hasHost) => this.#onTrayHost(hasHost))
    this.#tellLimits()
  }

  stop(): void {
    this.hotkey.stop()
    this.#stopFollowing()
    this.#tray?.stop()
  }

  #onTrayHost(hasHost: boolean): void {
    this.#hasTrayHost = hasHost
    this.#tray?.setHosted(hasHost)
    if (!hasHost) return
    const { store, notices } = this.#parts.core
    const { desktop } = store.current
    notices.dismiss('limit-no-tray')
    store.update({ desktop: { ...desktop, limits: desktop.limits.filter((limit) => limit !== 'no-tray') } })
  }

  /** Says what this desktop cannot do, unless the agent has put that away before (design.md §5). */
  #tellLimits(): void {
    const { store, notices, settings } = this.#parts.core
    const limits = limitsOf({
      platform: process.platform,
      sessionType: process.env['XDG_SESSION_TYPE'],
      waylandDisplay: process.env['WAYLAND_DISPLAY'],
      ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
      electronMajor: Number.parseInt(process.versions.electron, 10),
      hasTrayHost: this.#hasTrayHost === true,
    })
    store.update({ desktop: { ...store.current.desktop, limits } })
    for (const limit of limits) if (!settings.current.toldLimits.includes(limit)) notices.add(`limit-${limit}`)
    if (this.hotkey.view.state === 'taken' && !limits.includes('no-hotkey')) notices.add('hotkey-taken')
  }
}
