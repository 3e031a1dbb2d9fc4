import { app, BrowserWindow, nativeTheme, type Rectangle, type Session } from 'electron'
import type { Settings } from '../../shared/settings.ts'

export interface PanelWindowOptions {
  readonly session: Session
  readonly preloadFile: string
  readonly iconFile: string
  readonly settings: Pick<Settings, 'isAlwaysOnTop' | 'opacityPercent'>
  readonly bounds: Rectangle
}

/**
 * The page's background colour (styles/tokens.css), which prevents a flash before the first paint.
 */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#171d24' : '#ffffff')

/** Creates the window, hidden: frameless, of fixed size, with a sandboxed page. */
export function createPanelWindow({
  session,
  preloadFile,
  iconFile,
  settings,
  bounds,
}: PanelWindowOptions): BrowserWindow {
  return new BrowserWindow({
    ...bounds,
    show: false,
    frame: false,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    alwaysOnTop: settings.isAlwaysOnTop,
    opacity: settings.opacityPercent / 100,
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
      // Only for `npm run dev`; in every other build the constant is false, and nothing opens them.
      devTools: import.meta.env.DEV && !app.isPackaged,
    },
  })
}
