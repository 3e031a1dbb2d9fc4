import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'

export const pageOrigin = 'app://panel'
export const pageUrl = `${pageOrigin}/index.html`

/** Allows only our own files: no inline code and no connections. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Registers the `app:` scheme. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the files of a folder under `app://panel`, with security headers. Refuses everything else.
 */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const file = fileOf(request, folder)
    if (file === null) return new Response(null, { status: 403 })
    try {
      return new Response(await readFile(file), { headers: securityHeaders(contentTypeOf(file)) })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}

function fileOf(request: Request, folder: string): string | null {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.host !== 'panel') return null
  const file = normalize(join(folder, decodeURIComponent(url.pathname)))
  return file.startsWith(folder + sep) ? file : null
}

const contentTypeOf = (file: string): string => contentTypes[extname(file)] ?? 'application/octet-stream'

/** The headers of everything that the page is made of. */
export const securityHeaders = (contentType: string, policy = contentSecurityPolicy): Record<string, string> => ({
  'content-type': contentType,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
})
