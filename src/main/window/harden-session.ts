import { app, type Session, type WebContents } from 'electron'
import { pageOrigin } from './app-protocol.ts'

/**
 * A proxy that cannot answer, for every host and this machine too. Whatever looks past the filter
 * of requests for a way to the network finds this one. `app:` is served by the program and needs
 * none.
 */
const deadEnd = { mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const

/**
 * Blink's own settings, for all pages of the program: no script reads the clipboard (Electron 33
 * asks for no permission when one pastes), and no name of a link is resolved ahead. Must run before
 * the app is ready.
 */
export function hardenBlink(): void {
  const settings = ['domPasteAllowed', 'javaScriptCanAccessClipboard', 'dnsPrefetchingEnabled']
  app.commandLine.appendSwitch('blink-settings', settings.map((name) => `${name}=false`).join(','))
}

/**
 * Denies every permission, every download, and every request except for our own files. Resolves
 * when the session has no way to the network any more: no page may be loaded before.
 */
export async function hardenSession(session: Session): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, callback) => {
    const isOurs = details.url.startsWith(`${pageOrigin}/`) || details.url.startsWith('devtools://')
    callback({ cancel: !isOurs })
  })
  await session.setProxy(deadEnd)
}

/** Denies navigation, new windows, embedded content, and WebRTC's own ways to the network. */
export function hardenPage(contents: WebContents): void {
  // Without a proxy that takes UDP, of which there is none, it sends nothing by UDP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
