/** What of a calling frame decides whether it is our page. */
export interface SenderFrame {
  readonly url: string
  readonly isTopFrame: boolean
  readonly isOurWindow: boolean
}

/** True only for the top frame of a window we made, showing our own page. */
export function isTrustedSender(frame: SenderFrame | null, pageOrigin: string): boolean {
  if (!frame?.isTopFrame || !frame.isOurWindow) return false
  return frame.url === pageOrigin || frame.url.startsWith(`${pageOrigin}/`)
}
