import { TextDecoder } from 'node:util'

/** Other names of charsets, mostly Java's, that `TextDecoder` does not know. In lower case. */
const otherNames: Readonly<Record<string, string>> = {
  ms936: 'gbk',
  cp936: 'gbk',
  'windows-936': 'gbk',
  'x-mswin-936': 'gbk',
  euc_cn: 'gbk',
  'euc-cn': 'gbk',
  'x-euc-cn': 'gbk',
  gb18030_2000: 'gb18030',
  ms950: 'big5',
  cp950: 'big5',
  'x-windows-950': 'big5',
  iso8859_1: 'latin1',
  utf_8: 'utf-8',
}

/**
 * Decodes a body. A byte order mark decides, as in browsers. Else it is the charset of the
 * `Content-Type`; without one, or with an unknown one, UTF-8. Some gateways send GBK
 * (docs/gateway.md §1.3). Servers name Latin without knowing it, since it is a default: a body
 * under that name which is UTF-8 is read as that. So is one that cannot be what its label says.
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null): string {
  const decoder = decoderByMark(bytes) ?? decoderByName(charsetOf(contentType))
  if (decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16')) return decoder.decode(bytes)
  const isLatin = decoder.encoding === 'windows-1252'
  return (
    (isLatin ? null : decodeStrictly(bytes, decoder.encoding)) ??
    decodeStrictly(bytes, 'utf-8') ??
    decoder.decode(bytes)
  )
}

function decoderByMark([first, second, third]: Uint8Array): TextDecoder | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder()
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  return null
}

const charsetOf = (contentType: string | null): string =>
  /charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? 'utf-8'

function decoderByName(name: string): TextDecoder {
  try {
    return new TextDecoder(Object.hasOwn(otherNames, name) ? otherNames[name] : name)
  } catch {
    return new TextDecoder()
  }
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
