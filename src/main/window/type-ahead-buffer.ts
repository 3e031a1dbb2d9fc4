import { globalShortcut, type BrowserWindow } from 'electron'

/** Nothing is buffered if the focus comes within this time, as it nearly always does. */
const startDelayMs = 12
const focusRetryDelayMs = 80
const maxDurationMs = 500
/** Key presses that the system has sent as shortcuts may arrive this long after the focus. */
const lateKeysMs = 60
/** The text of each key, by its accelerator. The numeric keypad is included. */
const keys = [
  ...Array.from('0123456789abcdefghijklmnopqrstuvwxyz', (key) => ({ key, text: key })),
  ...Array.from('0123456789', (digit) => ({ key: `num${digit}`, text: digit })),
]

/**
 * Buffers keys that are typed after the panel was shown and before it has the focus, and types them
 * into the panel once it has. Otherwise they would go to the previous program (docs/product.md
 * §10.8). Asks for the focus a second time if it does not come.
 */
export class TypeAheadBuffer {
  readonly #window: BrowserWindow
  #buffer = ''
  #claimedKeys: readonly string[] = []
  #timers: NodeJS.Timeout[] = []

  constructor(window: BrowserWindow) {
    this.#window = window
    window.on('focus', () => this.#onFocus())
    window.on('hide', () => this.#end())
  }

  /** Call it after the window was shown and the focus was requested. */
  start(): void {
    this.#end()
    if (this.#window.isFocused()) return
    this.#timers = [
      setTimeout(() => this.#claimKeys(), startDelayMs),
      setTimeout(() => this.#window.focus(), focusRetryDelayMs),
      setTimeout(() => this.#end(), maxDurationMs),
    ]
  }

  #claimKeys(): void {
    this.#claimedKeys = keys
      .filter(({ key, text }) => globalShortcut.register(key, () => this.#append(text)))
      .map(({ key }) => key)
  }

  #append(text: string): void {
    this.#buffer += text
    if (this.#window.isFocused()) this.#onFocus()
  }

  #onFocus(): void {
    this.#stopTimers()
    this.#flush()
    if (this.#claimedKeys.length > 0) this.#timers = [setTimeout(() => this.#end(), lateKeysMs)]
  }

  #end(): void {
    this.#stopTimers()
    for (const key of this.#claimedKeys) globalShortcut.unregister(key)
    this.#claimedKeys = []
    this.#flush()
  }

  #flush(): void {
    const text = this.#buffer
    this.#buffer = ''
    if (this.#window.isDestroyed()) return
    for (const keyCode of text) this.#window.webContents.sendInputEvent({ type: 'char', keyCode })
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers = []
  }
}
