// The floor of the benchmarks: a minimal app with the same security settings. It has one window
// with a sandboxed preload script, a page over app://, and one call, which is answered with null.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow, globalShortcut, ipcMain, protocol, session } from 'electron'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(start)

async function start() {
  const page = await readFile(path.join(import.meta.dirname, 'page', 'index.html'))
  session.defaultSession.protocol.handle('app', () => new Response(page, { headers }))
  ipcMain.handle('echo', () => null)
  const window = new BrowserWindow({
    width: 360,
    height: 240,
    show: false,
    frame: false,
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  // A minimal hotkey.
  ipcMain.handle('take-hotkey', (_event, accelerator) =>
    globalShortcut.register(accelerator, () => (window.isVisible() ? window.hide() : window.show())),
  )
  await window.loadURL('app://floor/index.html')
}
