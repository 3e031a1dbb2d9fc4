import type { Session, WebContents } from 'electron'
import { contentSecurityPolicy, pageOrigin, securityHeaders } from './app-protocol.ts'

/** What of the panel's window the developer's tools need. */
interface InspectedPanel {
  readonly browserWindow: { readonly webContents: WebContents }
  duringDialog<T>(open: () => Promise<T>): Promise<T>
}

/**
 * Sets up what only `npm run dev` has: the page from Vite's server, with hot reload, and DevTools
 * on F12. Callers check `import.meta.env.DEV` first. It is a constant of the build, so every other
 * build leaves this file out.
 */
export function enableDevMode(session: Session, panel: InspectedPanel): void {
  const { webContents } = panel.browserWindow
  const devServer = process.env['ELECTRON_RENDERER_URL']
  if (devServer !== undefined) servePage(session, devServer)
  // A page may not navigate, and reloading itself is no exception: it is done for the page.
  webContents.on('will-frame-navigate', ({ url, isMainFrame }) => {
    if (isMainFrame && url === webContents.getURL()) webContents.reload()
  })
  webContents.on('before-input-event', (event, { type, key }) => {
    if (type !== 'keyDown' || key !== 'F12') return
    event.preventDefault()
    if (webContents.isDevToolsOpened()) webContents.closeDevTools()
    // They have the focus, and the panel is to stay.
    else void panel.duringDialog(() => showDevTools(webContents))
  })
}

/** Resolves when they are closed. */
function showDevTools(webContents: WebContents): Promise<void> {
  const closed = new Promise<void>((resolve) => webContents.once('devtools-closed', resolve))
  webContents.openDevTools({ mode: 'detach' })
  return closed
}

/** The page keeps its origin, by which main knows it. Only its socket reaches the dev server. */
function servePage(session: Session, devServer: string): void {
  const socket = devServer.replace(/^http/, 'ws')
  // Vite puts each component's style into an element, so that it can be replaced.
  const policy = contentSecurityPolicy
    .replace("connect-src 'none'", `connect-src 'self' ${socket}`)
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isOurs = [`${pageOrigin}/`, `${socket}/`, 'devtools://'].some((start) => url.startsWith(start))
    answer({ cancel: !isOurs })
  })
  session.protocol.unhandle('app')
  session.protocol.handle('app', async (request) => {
    const { host, pathname, search } = new URL(request.url)
    if (request.method !== 'GET' || host !== 'panel') return new Response(null, { status: 403 })
    const reply = await fetch(`${devServer}${pathname}${search}`, { headers: { accept: '*/*' } })
    const contentType = reply.headers.get('content-type') ?? 'application/octet-stream'
    return new Response(reply.body, { status: reply.status, headers: securityHeaders(contentType, policy) })
  })
}
