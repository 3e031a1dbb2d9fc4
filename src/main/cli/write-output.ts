import type { Writable } from 'node:stream'
import { failure, success, type Result } from '../../shared/result.ts'

/**
 * Writes the text and resolves when the system has taken it. A pipe whose reader has gone is no
 * failure: who reads no further has seen enough. Never rejects, and leaves no error of the stream
 * uncaught.
 */
export function writeOutput(openStream: () => Writable, text: string): Promise<Result<null>> {
  return new Promise((resolve) => {
    const end = (error?: Error | null): void => resolve(error ? outcomeOf(error) : success(null))
    try {
      const stream = openStream()
      // For good: the event may follow long after the callback.
      stream.on('error', end)
      stream.write(text, end)
    } catch (error) {
      // Node opens its standard streams at first use, which may fail.
      end(error instanceof Error ? error : new Error('unknown'))
    }
  })
}

/** A reader that has gone; the second when standard output is a socket. */
const readerGone = ['EPIPE', 'ECONNRESET']

const outcomeOf = ({ code = 'unknown' }: NodeJS.ErrnoException): Result<null> =>
  readerGone.includes(code) ? success(null) : failure({ code: 'output-not-written', detail: code })
