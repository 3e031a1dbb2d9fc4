import { join } from 'node:path'
import { app, session as electronSession } from 'electron'
import { serveApp } from './app-protocol.ts'
import { enableDevMode } from './enable-dev-mode.ts'
import { hardenSession } from './harden-session.ts'
import { recoverCrashedPage, type CrashedPageParts } from './recover-crashed-page.ts'
import { PanelWindow, type PanelWindowParts } from './panel-window.ts'

type CreatePanelParts = Omit<PanelWindowParts, 'session' | 'isSessionHardened' | 'preloadFile' | 'iconFile'> &
  CrashedPageParts

/** Creates the panel's window with a hardened session for its page. Does not load the page yet. */
export function createPanel(parts: CreatePanelParts): PanelWindow {
  const session = electronSession.fromPartition('panel', { cache: false })
  const isSessionHardened = hardenSession(session)
  serveApp(session, join(import.meta.dirname, '../renderer'))
  const panel = new PanelWindow({
    ...parts,
    session,
    isSessionHardened,
    preloadFile: join(import.meta.dirname, '../preload/index.cjs'),
    iconFile: join(import.meta.dirname, '../../resources/window-icon.png'),
  })
  recoverCrashedPage(panel.browserWindow.webContents, parts)
  if (import.meta.env.DEV && !app.isPackaged) enableDevMode(session, panel)
  return panel
}
