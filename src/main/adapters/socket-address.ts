import { createHash, randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PeerFile } from './peer-file.ts'

/**
 * The local socket by which processes of this user find the running program, and the private file
 * with its path and with what each side proves itself by.
 */
export type SocketAddress = { readonly peerFile: PeerFile } & (
  | { readonly kind: 'socket'; readonly path: string }
  /** Pipe names are visible on the whole machine. Ours is new at each start. */
  | { readonly kind: 'named-pipe'; readonly newName: () => string }
)

export interface SocketEnvironment {
  readonly platform: NodeJS.Platform
  /** `XDG_RUNTIME_DIR`. */
  readonly runtimeFolder: string | undefined
  /** From `process.getuid`; undefined on Windows. */
  readonly userId: number | undefined
}

/** The limit is 104 bytes on macOS and 108 on Linux, with the terminating zero. */
const maxPathBytes = 100

/**
 * The socket for a user-data folder. It lies in that folder, which is private to the user. If its
 * path is too long for a socket, it lies in the runtime folder. Null if that folder cannot be used
 * either.
 */
export function resolveSocketAddress(
  userData: string,
  { platform, runtimeFolder, userId }: SocketEnvironment,
): SocketAddress | null {
  const peerFile = { file: join(userData, 'control.json'), userId }
  if (platform === 'win32')
    return { kind: 'named-pipe', peerFile, newName: () => `\\\\.\\pipe\\agentbar-${randomUUID()}` }
  const own = join(userData, 'control.sock')
  if (fits(own)) return { kind: 'socket', peerFile, path: own }
  if (!runtimeFolder || !isPrivate(runtimeFolder, userId)) return null
  const hash = createHash('sha256').update(resolve(userData)).digest('hex').slice(0, 16)
  const path = join(runtimeFolder, `agentbar-${hash}.sock`)
  return fits(path) ? { kind: 'socket', peerFile, path } : null
}

const fits = (path: string): boolean => Buffer.byteLength(path) <= maxPathBytes

/** In a folder that others can write to, another user could create a socket with our name. */
function isPrivate(folder: string, userId: number | undefined): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === userId && (found.mode & 0o777) === 0o700
}
