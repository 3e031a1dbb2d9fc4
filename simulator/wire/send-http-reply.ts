import type { ServerResponse } from 'node:http'
import type { Fault } from '../faults/fault.ts'
import { abortableDelay } from './abortable-delay.ts'
import type { HttpReply } from './http-reply.ts'

/** Sends a reply, slowly if a fault says so. Header names keep their spelling. */
export async function sendHttpReply(
  response: ServerResponse,
  reply: HttpReply,
  faults: readonly Fault[],
  closed: AbortSignal,
): Promise<void> {
  writeHead(response, reply)
  const slowDrip = faults.find((fault) => fault.fault === 'slow-drip')
  if (slowDrip?.fault === 'slow-drip') {
    for (let offset = 0; offset < reply.body.length && !closed.aborted; offset += slowDrip.bytesPerChunk) {
      response.write(reply.body.subarray(offset, offset + slowDrip.bytesPerChunk))
      await abortableDelay(slowDrip.everyMs, [closed])
    }
    response.end()
    return
  }
  response.end(reply.body)
}

/** Sends the head and half of the body. Resolves when the bytes are sent. */
export function sendHalfHttpReply(response: ServerResponse, reply: HttpReply): Promise<void> {
  writeHead(response, reply)
  return new Promise((resolve) => {
    response.write(reply.body.subarray(0, Math.ceil(reply.body.length / 2)), () => resolve())
  })
}

function writeHead(response: ServerResponse, reply: HttpReply): void {
  response.statusCode = reply.status
  for (const [name, value] of reply.headers) response.appendHeader(name, value)
  response.setHeader('Content-Length', reply.body.length)
}
