import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import * as v from 'valibot'

// The other side of the local socket, written apart from the program's.

const peerSchema = v.strictObject({ path: v.string(), secret: v.string() })
export const readPeer = (file: string) => v.parse(peerSchema, JSON.parse(readFileSync(file, 'utf8')))

interface Connection {
  readonly secret: string
  readonly path: string
  readonly commandNonce: string
  readonly panelNonce: string
}

export const proofBy = (side: 'panel' | 'command', { secret, path, commandNonce, panelNonce }: Connection): string =>
  createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(JSON.stringify([`agentbar ${side}`, path, commandNonce, panelNonce]))
    .digest('hex')

const helloSchema = v.object({ nonce: v.string(), proof: v.string() })

/**
 * Connects and calls `onLine` with null, then with the panel's nonce and proof. Resolves with what
 * comes after that until the other side closes.
 */
export function converse(
  path: string,
  onLine: (line: v.InferOutput<typeof helloSchema> | null, socket: Socket) => unknown,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => onLine(null, socket))
    let received = ''
    let isGreeted = false
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      received += text
      const end = received.indexOf('\n')
      if (isGreeted || end < 0) return
      isGreeted = true
      const hello = v.parse(helloSchema, JSON.parse(received.slice(0, end)))
      received = received.slice(end + 1)
      onLine(hello, socket)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
  })
}
