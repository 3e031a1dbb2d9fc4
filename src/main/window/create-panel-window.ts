import { app, BrowserWindow, nativeTheme, type Rectangle, type Session } from 'electron'
import type { Settings } from '../../shared/settings.ts'

export interface PanelWindowOptions {
  readonly session: Session
  readonly preloadFile: string
  readonly iconFile: string
  readonly settings: Pick<Settings, 'isAlwaysOnTop' | 'opacityPercent'>
  readonly bounds: Rectangle
}

/** The panel's own colour (styles/tokens.css), so that nothing flashes before the page is painted. */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#171d24' : '#ffffff')

/** Makes the hidden window: frameless, not to be resized, with a page that is shut off from everything. */
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
