import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'

/** More bytes than the limit allows. */
export class TooManyBytesError extends Error {}

/** The body is not compressed as it says. `code` is read by error-from-node-error.ts. */
class MalformedContentError extends Error {
  readonly code = 'AGENTBAR_MALFORMED_CONTENT'
}

type Decoder = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
])

/**
 * Decompresses a body by its `Content-Encoding`. We never ask for compression, but some servers
 * compress all the same (docs/gateway.md §1.3). An unknown encoding is left alone, as in Chromium.
 * Throws `TooManyBytesError` instead of making more than `limitBytes`.
 */
export async function decodeContent(
  body: Uint8Array,
  encoding: string | null,
  limitBytes: number,
): Promise<Uint8Array> {
  let decoded = body
  // The last one named was applied last.
  for (const name of (encoding ?? '').toLowerCase().split(',').reverse())
    decoded = await decodeOne(decoded, name.trim(), limitBytes)
  return decoded
}

async function decodeOne(body: Uint8Array, name: string, limitBytes: number): Promise<Uint8Array> {
  if (body.byteLength === 0) return body
  const decode = name === 'deflate' ? deflateDecoder(body) : decoders.get(name)
  if (!decode) return body
  try {
    return await decode(body, { maxOutputLength: limitBytes })
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new TooManyBytesError()
      : new MalformedContentError()
  }
}

/**
 * `deflate` means zlib's format (RFC 9110 §8.4.1.2), but some servers send it without zlib's
 * header. The header is two bytes, a multiple of 31, with 8 as the method (RFC 1950 §2.2).
 */
function deflateDecoder([method = 0, flags = 0]: Uint8Array): Decoder {
  const hasHeader = (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0
  return promisify(hasHeader ? inflate : inflateRaw)
}
