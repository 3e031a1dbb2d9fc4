import { BrowserWindow, nativeTheme, screen, type Session } from 'electron'
import type { Log } from '../../core/ports.ts'
import type { Settings } from '../../shared/settings.ts'
import { pageUrl } from './app-protocol.ts'
import { hardenPage } from './harden-session.ts'

const panelWidth = 360
const firstHeight = 240
const lowestHeight = 120
const highestHeight = 560
const marginToEdge = 24

export interface PanelWindowParts {
  readonly session: Session
  readonly preloadFile: string
  readonly iconFile: string
  readonly isAlwaysOnTop: boolean
  readonly isShown: boolean
  readonly onShow: () => void
  readonly log: Log
}

/** The one compact window: made once, frameless, as high as its content, above the others. */
export class PanelWindow {
  readonly browserWindow: BrowserWindow
  /** Resolves once the page has been painted for the first time: what is not needed for that can wait until then. */
  readonly painted: Promise<void>
  readonly #parts: PanelWindowParts
  #isAlwaysOnTop: boolean

  constructor(parts: PanelWindowParts) {
    this.#parts = parts
    this.#isAlwaysOnTop = parts.isAlwaysOnTop
    this.browserWindow = createWindow(parts)
    const { webContents } = this.browserWindow
    hardenPage(webContents)
    webContents.on('preload-error', (_event, _path, fault) =>
      parts.log.error('preload failed', { what: fault.message }),
    )
    webContents.on('render-process-gone', (_event, details) => {
      parts.log.error('page process gone', { reason: details.reason })
      // A blank panel helps nobody: the state lives in main, so the page can be loaded anew.
      if (details.reason !== 'clean-exit') webContents.reload()
    })
    this.painted = new Promise((resolve) => {
      this.browserWindow.once('ready-to-show', () => {
        if (parts.isShown) this.show()
        resolve()
      })
    })
  }

  async load(): Promise<void> {
    await this.browserWindow.loadURL(pageUrl)
  }

  show(): void {
    // Told before it is shown: the box must have its text selected when the first key arrives, not after.
    this.#parts.onShow()
    if (this.browserWindow.isMinimized()) this.browserWindow.restore()
    this.browserWindow.show()
    // Some window managers drop the state while a window is hidden.
    this.browserWindow.setAlwaysOnTop(this.#isAlwaysOnTop)
    this.browserWindow.focus()
  }

  /** Out of the way, yet reachable from the task bar. */
  hide(): void {
    if (!this.browserWindow.isDestroyed()) this.browserWindow.minimize()
  }

  /** Fits the window to its content, in CSS pixels, between the lowest and highest height and inside the display. */
  resize(contentHeight: number): void {
    // The page's last words may arrive after its window has gone.
    if (this.browserWindow.isDestroyed()) return
    const bounds = this.browserWindow.getBounds()
    const { workArea } = screen.getDisplayMatching(bounds)
    const limit = Math.min(highestHeight, workArea.height)
    const height = Math.max(lowestHeight, Math.min(limit, Math.ceil(contentHeight)))
    if (height === bounds.height) return
    const y = Math.max(workArea.y, Math.min(bounds.y, workArea.y + workArea.height - height))
    this.browserWindow.setBounds({ ...bounds, y, width: panelWidth, height })
  }

  apply(settings: Pick<Settings, 'theme' | 'isAlwaysOnTop'>): void {
    this.#isAlwaysOnTop = settings.isAlwaysOnTop
    this.browserWindow.setAlwaysOnTop(settings.isAlwaysOnTop)
    this.browserWindow.setBackgroundColor(backgroundColor())
  }
}

/** The panel's own colour (styles/tokens.css), so that nothing flashes before the page is painted. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#171d24' : '#ffffff')

function createWindow({ session, preloadFile, iconFile, isAlwaysOnTop }: PanelWindowParts): BrowserWindow {
  const { workArea } = screen.getPrimaryDisplay()
  return new BrowserWindow({
    width: panelWidth,
    height: firstHeight,
    x: workArea.x + workArea.width - panelWidth - marginToEdge,
    y: workArea.y + marginToEdge,
    show: false,
    frame: false,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    alwaysOnTop: isAlwaysOnTop,
    title: 'AgentBar',
    icon: iconFile,
    backgroundColor: backgroundColor(),
    webPreferences: {
      session,
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  })
}
