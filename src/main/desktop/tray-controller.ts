import { nativeTheme, type Rectangle } from 'electron'
import type { AppStore } from '../../core/app-store.ts'
import { trayView, type TrayAction } from '../../core/desktop/tray-view.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import { createTranslator, resolveLanguage, type Translator } from '../../shared/i18n/translator.ts'
import { TrayIcon } from './tray-icon.ts'

export interface TrayControllerParts {
  readonly store: AppStore
  readonly settings: SettingsService
  /** `resources/tray`. */
  readonly folder: string
  readonly onAction: (action: TrayAction) => void
  /** With the icon's bounds on the screen; null where the system does not report them. */
  readonly onClick: (trayBounds: Rectangle | null) => void
}

/**
 * Updates the tray icon when the snapshot changes. Loaded late: the start does not need its texts.
 */
export class TrayController {
  readonly #parts: TrayControllerParts
  readonly #icon: TrayIcon
  readonly #unsubscribe: () => void
  #translator: Translator = createTranslator('en', process.platform)
  #isHostKnown = false
  #wasHosted = false

  constructor(parts: TrayControllerParts) {
    this.#parts = parts
    this.#icon = new TrayIcon(parts)
    this.#unsubscribe = parts.store.subscribe(this.#update)
    // The theme decides the colour of the bar, and so of the icon.
    nativeTheme.on('updated', this.#update)
  }

  /**
   * Tells the controller whether the desktop shows tray icons. An icon created before the first
   * host was not registered anywhere, so it is created again. Later hosts are found by Electron
   * itself.
   */
  setHosted(isHosted: boolean): void {
    this.#isHostKnown = true
    if (isHosted && !this.#wasHosted) {
      this.#icon.stop()
      this.#wasHosted = true
    }
    this.#update()
  }

  stop(): void {
    nativeTheme.off('updated', this.#update)
    this.#unsubscribe()
    this.#icon.stop()
  }

  readonly #update = (): void => {
    // Before the first call of `setHosted` the icon would be created twice.
    if (!this.#isHostKnown) return
    const { store, settings } = this.#parts
    const { current } = store
    const language = resolveLanguage(current.settings.language, current.systemLanguage)
    if (this.#translator.language !== language) this.#translator = createTranslator(language, process.platform)
    this.#icon.apply(trayView(current, this.#translator, Date.now()), settings.current.trayIcon)
  }
}
