import { screen, type BrowserWindow, type Rectangle, type Session } from 'electron'
import {
  layoutKey,
  placementAfterUserMove,
  placePanel,
  withHeight,
  type Placement,
} from '../../core/panel/panel-placement.ts'
import { positionFor, withPosition } from '../../core/panel/panel-positions.ts'
import type { Log } from '../../core/ports.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import { pageUrl } from './app-protocol.ts'
import { backgroundColor, createPanelWindow } from './create-panel-window.ts'
import { displays, watchDisplays } from './displays.ts'
import { TypeAheadBuffer } from './type-ahead-buffer.ts'
import { hardenPage } from './harden-session.ts'
import { showAndFocus, keepOnTop, hideAndRestoreFocus } from './window-focus.ts'

const panelWidth = 360
const firstHeight = 240
const lowestHeight = 120
const highestHeight = 560
/** A move is the agent's once the window has stayed there for as long. */
const settledAfterMs = 300
/** A click on the tray that has taken the focus away, and with that perhaps hidden the panel, must not show it again. */
const sameGestureMs = 300

export interface PanelWindowParts {
  readonly session: Session
  readonly preloadFile: string
  readonly iconFile: string
  readonly isShown: boolean
  readonly settings: SettingsService
  /** Whether a tray icon leads back to a hidden panel; null while that is not known yet. */
  readonly hasTray: () => boolean | null
  /** Whether the program is ending: then the window may close. */
  readonly isQuitting: () => boolean
  readonly onShow: () => void
  readonly log: Log
}

/**
 * The one compact window: made once, frameless, as high as its content, above the others. Pinned it stays where the agent put it; else it is
 * a quick search that opens at the tray or under the cursor and hides when another window takes the focus (docs/product.md §5).
 */
export class PanelWindow {
  readonly browserWindow: BrowserWindow
  /** Resolves once the page has been painted for the first time: what is not needed for that can wait until then. */
  readonly painted: Promise<void>
  readonly #parts: PanelWindowParts
  readonly #typeAhead: TypeAheadBuffer
  #placement: Placement
  #settling: NodeJS.Timeout | undefined
  /** The agent has moved the window since it was last placed. */
  #isMoved = false
  #wasPinned: boolean
  #dialogs = 0
  #look = ''
  #leftAt = 0

  constructor(parts: PanelWindowParts) {
    this.#parts = parts
    this.#wasPinned = parts.settings.current.isPanelPinned
    this.#placement = this.#place(firstHeight, null)
    this.browserWindow = createPanelWindow({
      ...parts,
      settings: parts.settings.current,
      bounds: this.#placement.bounds,
    })
    this.#typeAhead = new TypeAheadBuffer(this.browserWindow)
    this.#watchPage()
    this.#watchWindow()
    this.painted = new Promise((resolve) => {
      this.browserWindow.once('ready-to-show', () => {
        if (parts.isShown) this.#showAndFocus()
        resolve()
      })
    })
  }

  /** Whether it is on the screen, hidden neither by itself nor in the task bar. */
  get isOnScreen(): boolean {
    return this.browserWindow.isVisible() && !this.browserWindow.isMinimized()
  }

  async load(): Promise<void> {
    await this.browserWindow.loadURL(pageUrl)
  }

  /** Shows the panel and takes the focus; a quick search opens at the tray icon when it was opened from there. */
  show(trayBounds: Rectangle | null = null): void {
    // Told before it is shown: the box must have its text selected when the first key arrives, not after.
    this.#parts.onShow()
    if (!this.isOnScreen) this.#moveTo(this.#place(this.browserWindow.getBounds().height, trayBounds))
    this.#showAndFocus()
    this.#typeAhead.watch()
  }

  /** Hides the panel when it has the focus, else shows it. */
  toggle(trayBounds: Rectangle | null = null): void {
    if (this.isOnScreen && this.browserWindow.isFocused()) this.hide()
    else this.show(trayBounds)
  }

  /** The same for a click on the tray, which on some systems takes the focus away before it is told. */
  toggleFromTray(bounds: Rectangle | null): void {
    if (Date.now() - this.#leftAt >= sameGestureMs) this.toggle(bounds)
    else if (this.isOnScreen) this.hide()
  }

  /** Out of the way, and the focus back to the program before. */
  hide(): void {
    if (!this.browserWindow.isDestroyed()) hideAndRestoreFocus(this.browserWindow, this.#parts.hasTray() === true)
  }

  /** Fits the window to its content, in CSS pixels, between the lowest and highest height and inside the display. */
  resize(contentHeight: number): void {
    // The page's last words may startTrayAndHotkey after its window has gone.
    if (this.browserWindow.isDestroyed()) return
    const height = Math.max(lowestHeight, Math.min(highestHeight, Math.ceil(contentHeight)))
    this.#followMove()
    this.#setBounds(withHeight(this.#placement, height, displays()))
  }

  /** Forgets where the panel was left, and shows it where it was first. */
  resetPosition(): void {
    this.#parts.settings.change({ panelPositions: [] })
    this.#moveTo(this.#place(this.browserWindow.getBounds().height, null))
    // From the settings it is asked for too, and they stay open.
    if (this.isOnScreen) this.#showAndFocus()
    else this.show()
  }

  /** While a dialog of the system's is open it has the focus, and the panel stays. */
  async duringDialog<T>(open: () => Promise<T>): Promise<T> {
    this.#dialogs += 1
    try {
      return await open()
    } finally {
      this.#dialogs -= 1
    }
  }

  /** Follows a change of the settings; most are none of the window's, and each setting again is work for the desktop. */
  apply(): void {
    const { isAlwaysOnTop, opacityPercent, theme, isPanelPinned } = this.#parts.settings.current
    const isJustPinned = isPanelPinned && !this.#wasPinned
    this.#wasPinned = isPanelPinned
    if (isJustPinned && this.isOnScreen) this.#keepPlace()
    const look = `${String(isAlwaysOnTop)} ${opacityPercent} ${theme}`
    if (look === this.#look) return
    this.#look = look
    keepOnTop(this.browserWindow, isAlwaysOnTop)
    this.browserWindow.setOpacity(opacityPercent / 100)
    this.browserWindow.setBackgroundColor(backgroundColor())
  }

  #showAndFocus(): void {
    showAndFocus(this.browserWindow)
    // Windows forgets a place that was set while the window was minimised, as leaving it does there.
    if (process.platform === 'win32') this.#setBounds(this.#placement.bounds)
    // Some window managers drop the state while a window is hidden.
    keepOnTop(this.browserWindow, this.#parts.settings.current.isAlwaysOnTop)
  }

  #watchPage(): void {
    const { webContents } = this.browserWindow
    const { log } = this.#parts
    hardenPage(webContents)
    webContents.on('preload-error', (_event, _path, fault) => log.error('preload failed', { what: fault.message }))
    webContents.on('render-process-gone', (_event, details) => {
      log.error('page process gone', { reason: details.reason })
      // A blank panel helps nobody: the state lives in main, so the page can be loaded anew.
      if (details.reason !== 'clean-exit') webContents.reload()
    })
  }

  #watchWindow(): void {
    this.browserWindow.on('blur', () => {
      if (this.#dialogs > 0 || !this.isOnScreen) return
      this.#leftAt = Date.now()
      if (!this.#parts.settings.current.isPanelPinned) this.hide()
    })
    this.browserWindow.on('close', (event) => {
      // Alt+F4 puts the panel away, as Esc does; without a tray icon the program ends with its window.
      if (this.#parts.isQuitting() || this.#parts.hasTray() === false) return
      event.preventDefault()
      this.hide()
    })
    this.browserWindow.on('move', () => {
      clearTimeout(this.#settling)
      this.#settling = setTimeout(() => this.#settle(), settledAfterMs)
    })
    const stopFollowing = watchDisplays(() => {
      if (this.isOnScreen) this.#moveTo(this.#place(this.browserWindow.getBounds().height, null))
    })
    this.browserWindow.once('closed', () => {
      clearTimeout(this.#settling)
      stopFollowing()
    })
  }

  /** A place where we did not put the window is where the agent wants it. */
  #followMove(): void {
    if (!this.isOnScreen) return
    const moved = placementAfterUserMove(this.#placement, this.browserWindow.getBounds(), displays())
    if (!moved) return
    this.#placement = moved
    this.#isMoved = true
  }

  /** Remembers where the agent has put a pinned panel; a quick search opens anew where it is asked for. */
  #settle(): void {
    this.#followMove()
    if (this.#isMoved && this.isOnScreen && this.#parts.settings.current.isPanelPinned) this.#keepPlace()
    this.#isMoved = false
  }

  #keepPlace(): void {
    const { settings } = this.#parts
    const bounds = { ...this.browserWindow.getBounds(), width: panelWidth }
    this.#placement = { bounds, grows: 'down' }
    const place = { layout: layoutKey(displays()), x: bounds.x, y: bounds.y }
    settings.change({ panelPositions: withPosition(settings.current.panelPositions, place) })
  }

  #place(height: number, trayBounds: Rectangle | null): Placement {
    const { isPanelPinned, panelPositions } = this.#parts.settings.current
    return placePanel({
      shape: isPanelPinned ? 'pinned' : 'quick',
      displays: displays(),
      cursor: screen.getCursorScreenPoint(),
      trayBounds,
      remembered: positionFor(panelPositions, layoutKey(displays())),
      size: { width: panelWidth, height },
      highest: highestHeight,
    })
  }

  #moveTo(placement: Placement): void {
    this.#placement = placement
    this.#isMoved = false
    this.#setBounds(placement.bounds)
  }

  #setBounds(bounds: Rectangle): void {
    const { x, y, width, height } = this.browserWindow.getBounds()
    if (x !== bounds.x || y !== bounds.y || width !== bounds.width || height !== bounds.height)
      this.browserWindow.setBounds(bounds)
  }
}
