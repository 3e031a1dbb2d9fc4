import { globalShortcut, type BrowserWindow } from 'electron'

/** A window that is quickly focused, as nearly all are, costs nothing: no hand is that fast. */
const patienceMs = 12
const longestMs = 500
const secondTryMs = 80
const keys = Array.from('0123456789abcdefghijklmnopqrstuvwxyz')

/**
 * Holds keys that are typed after the panel was asked for and before the system has given it the focus, for they would land in the program
 * before (design.md §10.8), and types them into the panel once it has. Asks for the focus a second time when it does not come.
 */
export class EarlyKeys {
  readonly #window: BrowserWindow
  #typed = ''
  #held: readonly string[] = []
  #timers: readonly NodeJS.Timeout[] = []

  constructor(window: BrowserWindow) {
    this.#window = window
    window.on('focus', () => this.#end())
    window.on('hide', () => this.#end())
  }

  /** To be called when the window was shown and asked for the focus. */
  watch(): void {
    this.#end()
    if (this.#window.isFocused()) return
    this.#timers = [
      setTimeout(() => this.#hold(), patienceMs),
      setTimeout(() => this.#window.focus(), secondTryMs),
      setTimeout(() => this.#end(), longestMs),
    ]
  }

  #hold(): void {
    this.#held = keys.filter((key) => globalShortcut.register(key, () => (this.#typed += key)))
  }

  #end(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    for (const key of this.#held) globalShortcut.unregister(key)
    const typed = this.#typed
    this.#timers = []
    this.#held = []
    this.#typed = ''
    if (this.#window.isDestroyed()) return
    for (const keyCode of typed) this.#window.webContents.sendInputEvent({ type: 'char', keyCode })
  }
}
