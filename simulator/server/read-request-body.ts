import type { IncomingMessage } from 'node:http'

const bodyLimit = 1_048_576

/** Reads a request's body as UTF-8. Undefined if it exceeds 1 MiB or the client aborts. */
export async function readRequestBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > bodyLimit) return undefined
      chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString()
}
