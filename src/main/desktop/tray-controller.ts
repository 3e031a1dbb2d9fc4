import { nativeTheme, type Rectangle } from 'electron'
import { trayView, type TrayAction } from '../../core/desktop/tray-view.ts'
import { createTranslator, resolveLanguage, type Translator } from '../../shared/i18n/translator.ts'
import type { Core } from '../composition/compose-core.ts'
import { TrayIcon } from './tray-icon.ts'

export interface TrayControllerParts {
  readonly core: Pick<Core, 'store' | 'settings'>
  /** `resources/tray`. */
  readonly folder: string
  readonly onAction: (action: TrayAction) => void
  readonly onClick: (bounds: Rectangle | null) => void
}

/** Keeps the tray icon to the state of the program. Loaded apart, as the texts that it needs are no part of the start. */
export class TrayController {
  readonly #parts: TrayControllerParts
  readonly #tray: TrayIcon
  readonly #stopFollowing: () => void
  #translator: Translator = createTranslator('en')
  #isKnown = false
  #wasHosted = false

  constructor(parts: TrayControllerParts) {
    const { core, folder, onAction, onClick } = parts
    this.#parts = parts
    this.#tray = new TrayIcon({ folder, onAction, onClick })
    this.#stopFollowing = core.store.subscribe(this.#show)
    // The colour of the bar that the icon stands on.
    nativeTheme.on('updated', this.#show)
  }

  /**
   * An icon that was made before there was anybody to show it has registered with nobody, and is made anew. One that was shown finds a host
   * that was restarted by itself (Electron follows the name on the bus).
   */
  setHosted(isHosted: boolean): void {
    this.#isKnown = true
    if (isHosted && !this.#wasHosted) {
      this.#tray.stop()
      this.#wasHosted = true
    }
    this.#show()
  }

  stop(): void {
    nativeTheme.off('updated', this.#show)
    this.#stopFollowing()
    this.#tray.stop()
  }

  readonly #show = (): void => {
    // Before the desktop's first word an icon would be made twice.
    if (!this.#isKnown) return
    const { store, settings } = this.#parts.core
    const { current } = store
    const language = resolveLanguage(current.settings.language, current.systemLanguage)
    if (this.#translator.language !== language) this.#translator = createTranslator(language)
    this.#tray.apply(trayView(current, this.#translator, Date.now()), settings.current.trayIcon)
  }
}
