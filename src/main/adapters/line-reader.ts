import type { Socket } from 'node:net'

/** Reads a socket line by line, each with a limit of its own. One reader for one socket. */
export class LineReader {
  readonly #socket: Socket
  #bytes = Buffer.alloc(0)
  #isClosed = false
  #onChange = (): void => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk])
      // Nobody waits for more; what came too early waits in the system's buffers.
      socket.pause()
      this.#onChange()
    })
    socket.once('close', () => {
      this.#isClosed = true
      this.#onChange()
    })
  }

  /**
   * Resolves with the next line, without its end; with null if the socket closed first, and with
   * undefined if the line is longer than that.
   */
  readLine(maxBytes: number): Promise<string | null | undefined> {
    return new Promise((resolve) => {
      const look = (): void => {
        const end = this.#bytes.indexOf('\n')
        const isTooLong = end > maxBytes || (end < 0 && this.#bytes.length > maxBytes)
        if (end < 0 && !isTooLong && !this.#isClosed) return void this.#socket.resume()
        this.#onChange = () => undefined
        if (isTooLong) return resolve(undefined)
        resolve(end < 0 ? null : this.#bytes.toString('utf8', 0, end))
        this.#bytes = this.#bytes.subarray(end + 1)
      }
      this.#onChange = look
      look()
    })
  }

  /** Reads and drops what still comes: without that the other side's end would never arrive. */
  dropRest(): void {
    this.#socket.removeAllListeners('data')
    this.#socket.resume()
  }
}
