import { constants, type FileHandle, open, stat } from 'node:fs/promises'
import type { ErrorReason } from '../../../shared/error-codes.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { parseCaCertificates } from './parse-ca-certificates.ts'

/** A thousand certificates. The bundles of the distributions are a quarter of it. */
const maxBytes = 1_048_576
const timeoutMs = 5_000

/** Windows does not have it. */
const nonBlocking = (constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0

class CaFileError extends Error {
  readonly reason: ErrorReason

  constructor(reason: ErrorReason) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Reads CA files. A file on a share that does not answer keeps a thread of Node's until the system
 * gives up, so each path is read by one at a time.
 */
export class CaFileReader {
  readonly #readBytes: (path: string) => Promise<Uint8Array>
  readonly #reading = new Map<string, Promise<Uint8Array>>()

  /** @param readBytes replaced in tests of a share that does not answer. */
  constructor(readBytes: (path: string) => Promise<Uint8Array> = readRegularFile) {
    this.#readBytes = readBytes
  }

  /**
   * The certificates of a file, in PEM (`parseCaCertificates`). Fails with `ca-file-unreadable`,
   * within five seconds. Never rejects.
   */
  async read(path: string): Promise<Result<readonly string[]>> {
    try {
      const bytes = await withinTime(this.#bytesOf(path))
      const certificates = parsed(bytes)
      return certificates.length > 0 ? success(certificates) : unreadable('no-certificate')
    } catch (error) {
      return unreadable(error instanceof CaFileError ? error.reason : undefined)
    }
  }

  #bytesOf(path: string): Promise<Uint8Array> {
    const reading = this.#reading.get(path) ?? this.#readBytes(path).finally(() => this.#reading.delete(path))
    this.#reading.set(path, reading)
    return reading
  }
}

const unreadable = (reason: ErrorReason | undefined): Result<never> =>
  failure({ code: 'ca-file-unreadable', ...(reason ? { reason } : {}) })

function parsed(bytes: Uint8Array): readonly string[] {
  try {
    return parseCaCertificates(bytes)
  } catch {
    throw new CaFileError('no-certificate')
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CaFileError('file-not-answering')), timeoutMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Opens nothing but regular files: opening a device may have effects, and a pipe may wait. */
async function readRegularFile(path: string): Promise<Uint8Array> {
  if (!(await stat(path)).isFile()) throw new CaFileError('no-regular-file')
  // If it became a pipe meanwhile, `O_NONBLOCK` keeps the opening from waiting for a writer.
  const file = await open(path, constants.O_RDONLY | nonBlocking)
  try {
    if (!(await file.stat()).isFile()) throw new CaFileError('no-regular-file')
    return await readAtMost(file, maxBytes)
  } finally {
    await file.close()
  }
}

async function readAtMost(file: FileHandle, limitBytes: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(limitBytes + 1)
  let size = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, size, buffer.byteLength - size)
    size += bytesRead
    if (size > limitBytes) throw new CaFileError('file-too-large')
    if (bytesRead === 0) return buffer.subarray(0, size)
  }
}
