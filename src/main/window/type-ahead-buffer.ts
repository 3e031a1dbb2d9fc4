import { globalShortcut, type BrowserWindow } from 'electron'

/** A window that is quickly focused, as nearly all are, costs nothing: no hand is that fast. */
const patienceMs = 12
const secondTryMs = 80
const longestMs = 500
/** Keys that the system has sent to us as shortcuts before they were let go may still be on their way. */
const echoMs = 60
/** What is typed by each key, by Electron's name for it; the keypad is where numbers are typed. */
const keys = [
  ...Array.from('0123456789abcdefghijklmnopqrstuvwxyz', (key) => ({ key, text: key })),
  ...Array.from('0123456789', (digit) => ({ key: `num${digit}`, text: digit })),
]

/**
 * Holds keys that are typed after the panel was asked for and before the system has given it the focus, for they would land in the program
 * before (docs/product.md §10.8), and types them into the panel once it has. Asks for the focus a second time when it does not come.
 */
export class TypeAheadBuffer {
  readonly #window: BrowserWindow
  #typed = ''
  #held: readonly string[] = []
  #timers: NodeJS.Timeout[] = []

  constructor(window: BrowserWindow) {
    this.#window = window
    window.on('focus', () => this.#onFocus())
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
    this.#held = keys
      .filter(({ key, text }) => globalShortcut.register(key, () => this.#take(text)))
      .map(({ key }) => key)
  }

  #take(text: string): void {
    this.#typed += text
    if (this.#window.isFocused()) this.#onFocus()
  }

  #onFocus(): void {
    this.#stopTimers()
    this.#type()
    if (this.#held.length > 0) this.#timers = [setTimeout(() => this.#end(), echoMs)]
  }

  #end(): void {
    this.#stopTimers()
    for (const key of this.#held) globalShortcut.unregister(key)
    this.#held = []
    this.#type()
  }

  #type(): void {
    const typed = this.#typed
    this.#typed = ''
    if (this.#window.isDestroyed()) return
    for (const keyCode of typed) this.#window.webContents.sendInputEvent({ type: 'char', keyCode })
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers = []
  }
}
