import { failure, success, type Result } from '../../shared/result.ts'

/** Far above the longest password and Guid, in any encoding. */
const maxBytes = 16_384

/**
 * Reads a secret: the first line of the input without its end; empty if there is none. UTF-8, or
 * UTF-16 with its mark; the mark is no part of the secret. Fails with `bad-input` for what is no
 * text of either, so that no other password than the meant one is ever sent.
 */
export async function readSecretLine(input: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  let bytes = Buffer.alloc(0)
  try {
    for await (const chunk of input) {
      const before = bytes.length
      bytes = Buffer.concat([bytes, chunk])
      // With the last byte of the former chunk: UTF-16 may be cut there.
      const mayHaveEnded = bytes.includes(lineFeed, Math.max(0, before - 1))
      if ((mayHaveEnded && lineOf(bytes).isEnded) || bytes.length > maxBytes) break
    }
  } catch {
    // A folder, or a terminal that went away.
    return notText
  }
  return bytes.length > maxBytes ? notText : decodeSecret(bytes)
}

function decodeSecret(bytes: Uint8Array): Result<string> {
  const { encoding, content } = lineOf(bytes)
  try {
    const secret = new TextDecoder(encoding, { fatal: true }).decode(content)
    // UTF-16 without a mark, or UTF-32, has zeros between its letters.
    return secret.includes('\0') ? notText : success(secret)
  } catch {
    return notText
  }
}

/** The first line without its end, still encoded and with its mark, which the decoder removes. */
function lineOf(bytes: Uint8Array): { encoding: string; content: Uint8Array; isEnded: boolean } {
  const encoding = encodingOf(bytes)
  const width = encoding === 'utf-8' ? 1 : 2
  const [low, high] = encoding === 'utf-16be' ? [1, 0] : [0, 1]
  const isUnit = (at: number, code: number): boolean =>
    bytes[at + (width === 1 ? 0 : low)] === code && (width === 1 || bytes[at + high] === 0)
  for (let at = 0; at + width <= bytes.length; at += width)
    if (isUnit(at, lineFeed)) {
      const end = at >= width && isUnit(at - width, carriageReturn) ? at - width : at
      return { encoding, content: bytes.subarray(0, end), isEnded: true }
    }
  return { encoding, content: bytes, isEnded: false }
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

const notText = failure({ code: 'bad-input', reason: 'not-text' })
