/**
 * Decodes a body by the charset of its `Content-Type`. Without one, or with an unknown one, it is
 * UTF-8. Some gateways send GBK (docs/gateway.md §1.3).
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null): string {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
