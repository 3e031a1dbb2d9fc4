import type { BrowserWindow, Rectangle, Session } from 'electron'
import { layoutKey, placementAfterUserMove, withHeight, type Placement } from '../../core/panel/panel-placement.ts'
import { withPosition } from '../../core/panel/panel-positions.ts'
import type { Log } from '../../core/ports.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import { pageUrl } from './app-protocol.ts'
import { backgroundColor, createPanelWindow } from './create-panel-window.ts'
import { listDisplays, watchDisplays } from './displays.ts'
import { initialHeight, panelWidth, placeOnDisplays, setBoundsIfChanged, windowHeightFor } from './place-on-displays.ts'
import { TypeAheadBuffer } from './type-ahead-buffer.ts'
import { hardenPage } from './harden-session.ts'
import { showAndFocus, keepOnTop, hideAndRestoreFocus } from './window-focus.ts'

/** A move by the agent is over when no further one follows within this time. */
const moveEndDelayMs = 300
/**
 * A click on the tray icon may first take the focus, which may hide the panel. A click within this
 * time after the focus was lost must not show the panel again.
 */
const trayClickAfterBlurMs = 300

export interface PanelWindowParts {
  readonly session: Session
  /** Resolves when the page may be loaded. */
  readonly isSessionHardened: Promise<void>
  readonly preloadFile: string
  readonly iconFile: string
  /** Whether the window is shown after its first paint. */
  readonly isShown: boolean
  readonly settings: SettingsService
  /** Whether a tray icon can show a hidden panel again; null while that is unknown. */
  readonly hasTray: () => boolean | null
  /** Whether the program is quitting; only then the window may close. */
  readonly isQuitting: () => boolean
  readonly log: Log
}

/**
 * The panel's window: frameless, as high as its content, created once. A pinned panel stays where
 * the agent put it. Otherwise it is a quick search: it opens at the tray icon or on the display
 * with the cursor, and hides when it loses the focus (docs/product.md §5).
 */
export class PanelWindow {
  readonly browserWindow: BrowserWindow
  /** Resolves after the first paint of the page, or its first crash: the rest goes on. */
  readonly painted: Promise<void>
  readonly #parts: PanelWindowParts
  readonly #typeAhead: TypeAheadBuffer
  readonly #willShowListeners = new Set<() => void>()
  #placement: Placement
  #moveEndTimer: NodeJS.Timeout | undefined
  /** Whether the agent has moved the window since it was last placed. */
  #isMoved = false
  #wasPinned: boolean
  #openDialogs = 0
  #appliedLook = ''
  #blurredAt = 0

  constructor(parts: PanelWindowParts) {
    this.#parts = parts
    this.#wasPinned = parts.settings.current.isPanelPinned
    this.#placement = this.#place(initialHeight, null)
    this.browserWindow = createPanelWindow({
      ...parts,
      settings: parts.settings.current,
      bounds: this.#placement.bounds,
    })
    this.#typeAhead = new TypeAheadBuffer(this.browserWindow)
    hardenPage(this.browserWindow.webContents)
    this.#watchWindow()
    this.painted = new Promise((resolve) => {
      this.browserWindow.webContents.once('render-process-gone', () => resolve())
      this.browserWindow.once('ready-to-show', () => {
        if (parts.isShown) this.#showAndFocus()
        resolve()
      })
    })
  }

  /** Whether it is neither hidden nor minimized. It may be covered by other windows. */
  get isOnScreen(): boolean {
    return this.browserWindow.isVisible() && !this.browserWindow.isMinimized()
  }

  get isMinimized(): boolean {
    return this.browserWindow.isMinimized()
  }

  /** Calls the listener each time before `show` shows the panel. */
  onWillShow(listener: () => void): void {
    this.#willShowListeners.add(listener)
  }

  /** Resolves when the page has loaded, or has failed to: then it is loaded again. */
  async load(): Promise<void> {
    await this.#parts.isSessionHardened
    const log = (error: unknown): void => this.#parts.log.error('page not loaded', { what: String(error) })
    await this.browserWindow.loadURL(pageUrl).catch(log)
  }

  /**
   * Shows the panel and takes the focus. A quick search opens at the tray icon if its bounds are
   * given.
   */
  show(trayBounds: Rectangle | null = null): void {
    // The page must have selected the text in its search box before the first key arrives.
    for (const listener of this.#willShowListeners) listener()
    if (!this.isOnScreen) this.#moveTo(this.#place(this.browserWindow.getBounds().height, trayBounds))
    this.#showAndFocus()
    this.#typeAhead.start()
  }

  /** Hides the panel if it has the focus, else shows it. */
  toggle(trayBounds: Rectangle | null = null): void {
    if (this.isOnScreen && this.browserWindow.isFocused()) this.hide()
    else this.show(trayBounds)
  }

  /**
   * Like `toggle`, for a click on the tray icon: on some systems the click first takes the focus.
   */
  toggleFromTray(trayBounds: Rectangle | null): void {
    if (Date.now() - this.#blurredAt >= trayClickAfterBlurMs) this.toggle(trayBounds)
    else if (this.isOnScreen) this.hide()
  }

  /**
   * Hides the panel and gives the focus back to the previous program. Minimizes it without a tray
   * icon.
   */
  hide(): void {
    if (!this.browserWindow.isDestroyed()) hideAndRestoreFocus(this.browserWindow, this.#parts.hasTray() === true)
  }

  /** Sets the height for the content, in CSS pixels, limited to 120 to 560 and to the display. */
  resize(contentHeight: number): void {
    // A last command of the page may arrive after its window is gone.
    if (this.browserWindow.isDestroyed()) return
    const height = windowHeightFor(contentHeight)
    this.#detectMove()
    this.#setBounds(withHeight(this.#placement, height, listDisplays()))
  }

  /** Forgets all remembered positions and shows the panel at its initial position. */
  resetPosition(): void {
    this.#parts.settings.change({ panelPositions: [] })
    this.#moveTo(this.#place(this.browserWindow.getBounds().height, null))
    // Without `show`, since that would leave the settings view, from where this may be called.
    if (this.isOnScreen) this.#showAndFocus()
    else this.show()
  }

  /** Opens a system dialog. The panel does not hide while the dialog has the focus. */
  async duringDialog<T>(open: () => Promise<T>): Promise<T> {
    this.#openDialogs += 1
    try {
      return await open()
    } finally {
      this.#openDialogs -= 1
    }
  }

  /**
   * Applies the settings. Unchanged ones are skipped: setting them again costs the desktop time.
   */
  apply(): void {
    const { isAlwaysOnTop, opacityPercent, theme, isPanelPinned } = this.#parts.settings.current
    const isJustPinned = isPanelPinned && !this.#wasPinned
    this.#wasPinned = isPanelPinned
    if (isJustPinned && this.isOnScreen) this.#rememberPosition()
    const appliedLook = `${String(isAlwaysOnTop)} ${opacityPercent} ${theme}`
    if (appliedLook === this.#appliedLook) return
    this.#appliedLook = appliedLook
    keepOnTop(this.browserWindow, isAlwaysOnTop)
    this.browserWindow.setOpacity(opacityPercent / 100)
    this.browserWindow.setBackgroundColor(backgroundColor())
  }

  #showAndFocus(): void {
    showAndFocus(this.browserWindow)
    // Windows ignores bounds that are set while a window is minimized, as `hide` leaves it there.
    if (process.platform === 'win32') this.#setBounds(this.#placement.bounds)
    // Some window managers forget this while a window is hidden.
    keepOnTop(this.browserWindow, this.#parts.settings.current.isAlwaysOnTop)
  }

  #watchWindow(): void {
    this.browserWindow.on('blur', () => {
      if (this.#openDialogs > 0 || !this.isOnScreen) return
      this.#blurredAt = Date.now()
      if (!this.#parts.settings.current.isPanelPinned) this.hide()
    })
    this.browserWindow.on('close', (event) => {
      // Alt+F4 hides the panel, as Esc does. Without a tray icon, closing the window quits the
      // program.
      if (this.#parts.isQuitting() || this.#parts.hasTray() === false) return
      event.preventDefault()
      this.hide()
    })
    this.browserWindow.on('move', () => {
      clearTimeout(this.#moveEndTimer)
      this.#moveEndTimer = setTimeout(() => this.#onMoveEnd(), moveEndDelayMs)
    })
    const stopWatching = watchDisplays(() => {
      if (this.isOnScreen) this.#moveTo(this.#place(this.browserWindow.getBounds().height, null))
    })
    this.browserWindow.once('closed', () => {
      clearTimeout(this.#moveEndTimer)
      stopWatching()
    })
  }

  /** If the window is not where we put it, the agent has moved it. */
  #detectMove(): void {
    if (!this.isOnScreen) return
    const moved = placementAfterUserMove(this.#placement, this.browserWindow.getBounds(), listDisplays())
    if (!moved) return
    this.#placement = moved
    this.#isMoved = true
  }

  /** Remembers the position of a pinned panel. A quick search is placed each time it opens. */
  #onMoveEnd(): void {
    this.#detectMove()
    if (this.#isMoved && this.isOnScreen && this.#parts.settings.current.isPanelPinned) this.#rememberPosition()
    this.#isMoved = false
  }

  #rememberPosition(): void {
    const { settings } = this.#parts
    const bounds = { ...this.browserWindow.getBounds(), width: panelWidth }
    this.#placement = { bounds, grows: 'down' }
    const position = { layout: layoutKey(listDisplays()), x: bounds.x, y: bounds.y }
    settings.change({ panelPositions: withPosition(settings.current.panelPositions, position) })
  }

  #place(height: number, trayBounds: Rectangle | null): Placement {
    return placeOnDisplays(this.#parts.settings.current, height, trayBounds)
  }

  #moveTo(placement: Placement): void {
    this.#placement = placement
    this.#isMoved = false
    this.#setBounds(placement.bounds)
  }

  #setBounds(bounds: Rectangle): void {
    setBoundsIfChanged(this.browserWindow, bounds)
  }
}
