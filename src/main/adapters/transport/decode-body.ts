/** Decodes a body by the charset its Content-Type declares, UTF-8 without one or with one that nobody knows (docs/gateway.md §1.3: GBK occurs). */
export function decodeBody(bytes: Uint8Array, contentType: string | null): string {
  const declared = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(declared).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
