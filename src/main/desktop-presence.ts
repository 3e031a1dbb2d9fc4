import { join } from 'node:path'
import { app } from 'electron'
import { limitsOf } from '../core/desktop/desktop-limits.ts'
import { HotkeyService } from '../core/desktop/hotkey-service.ts'
import { trayView, type TrayAction } from '../core/desktop/tray-view.ts'
import { createTranslator, languageInUse, type Translator } from '../shared/i18n/translator.ts'
import type { Core } from './compose-core.ts'
import { desktopHotkey } from './shell/desktop-hotkey.ts'
import type { PanelWindow } from './shell/panel-window.ts'
import { TrayIcon } from './shell/tray-icon.ts'

export interface DesktopPresenceParts {
  readonly core: Core
  readonly panel: PanelWindow
  readonly onTrayAction: (action: TrayAction) => void
  /** Follows whether somebody shows tray icons; resolves, after the first answer, with what ends it. */
  readonly followTrayHost: (onChanged: (hasHost: boolean) => void) => Promise<() => void>
}

/** The program's place on the desktop besides its window: hotkey and tray icon, and what of it this desktop cannot give. */
export class DesktopPresence {
  readonly hotkey: HotkeyService
  readonly #parts: DesktopPresenceParts
  readonly #tray: TrayIcon
  #hasTrayHost = false
  #wasShown = false
  #stopFollowing: () => void = () => undefined
  #translator: Translator = createTranslator('en')

  constructor(parts: DesktopPresenceParts) {
    const { core, panel, onTrayAction } = parts
    this.#parts = parts
    this.hotkey = new HotkeyService({
      port: desktopHotkey,
      settings: core.settings,
      onPressed: () => panel.toggle(),
      onChanged: (hotkey) => core.store.update({ hotkey }),
    })
    this.#tray = new TrayIcon({
      folder: join(import.meta.dirname, '../../resources/tray'),
      onAction: onTrayAction,
      onClick: (bounds) => panel.toggle(bounds),
    })
  }

  /** Whether a tray icon leads back to a hidden panel. */
  get hasTray(): boolean {
    return this.#hasTrayHost
  }

  /** Comes after the first painting: nothing here may cost the start anything. */
  async start(): Promise<void> {
    const { core, followTrayHost } = this.#parts
    this.hotkey.start()
    this.#stopFollowing = await followTrayHost((hasHost) => this.#onTrayHost(hasHost))
    core.store.subscribe(() => this.#showTray())
    this.#tellLimits()
  }

  stop(): void {
    this.hotkey.stop()
    this.#stopFollowing()
    this.#tray.stop()
  }

  /**
   * An icon that was made before there was anybody to show it has registered with nobody, and is made anew. One that was shown finds a host
   * that was restarted by itself (Electron follows the name on the bus).
   */
  #onTrayHost(hasHost: boolean): void {
    if (hasHost && !this.#hasTrayHost && !this.#wasShown) {
      this.#tray.stop()
      this.#wasShown = true
    }
    this.#hasTrayHost = hasHost
    this.#showTray()
  }

  #showTray(): void {
    const { store, settings } = this.#parts.core
    const { current } = store
    const language = languageInUse(current.settings.language, current.systemLanguage)
    if (this.#translator.language !== language) this.#translator = createTranslator(language)
    this.#tray.apply(trayView(current, this.#translator, Date.now()), settings.current.trayIcon)
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
      hasTrayHost: this.#hasTrayHost,
    })
    store.update({ desktop: { ...store.current.desktop, limits } })
    for (const limit of limits) if (!settings.current.toldLimits.includes(limit)) notices.add(`limit-${limit}`)
    if (this.hotkey.view.state === 'taken' && !limits.includes('no-hotkey')) notices.add('hotkey-taken')
  }
}
