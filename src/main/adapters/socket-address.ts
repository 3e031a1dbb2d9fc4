import { createHash, randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where a running program of this user is found by another one. */
export type SocketAddress =
  | { readonly kind: 'socket'; readonly path: string }
  /** Pipes have names in one list for the whole machine: ours is new at each start, and known to who may read the file. */
  | { readonly kind: 'named-pipe'; readonly nameFile: string; readonly newName: () => string }

export interface SocketEnvironment {
  readonly platform: NodeJS.Platform
  /** `XDG_RUNTIME_DIR`. */
  readonly runtimeFolder: string | undefined
  /** As `process.getuid` has it; undefined on Windows. */
  readonly userId: number | undefined
}

/** A socket's path has 104 bytes on macOS and 108 on Linux, with its end. */
const longestPath = 100

/**
 * The channel's place for this user-data folder, which is private to the user; for one with a long name in the folder that the system keeps for what runs.
 * Null where neither will do: then there is no channel.
 */
export function resolveSocketAddress(
  userData: string,
  { platform, runtimeFolder, userId }: SocketEnvironment,
): SocketAddress | null {
  if (platform === 'win32')
    return {
      kind: 'named-pipe',
      nameFile: join(userData, 'control.pipe'),
      newName: () => `\\\\.\\pipe\\agentbar-${randomUUID()}`,
    }
  const own = join(userData, 'control.sock')
  if (fits(own)) return { kind: 'socket', path: own }
  if (!runtimeFolder || !isPrivate(runtimeFolder, userId)) return null
  const hash = createHash('sha256').update(resolve(userData)).digest('hex').slice(0, 16)
  const path = join(runtimeFolder, `agentbar-${hash}.sock`)
  return fits(path) ? { kind: 'socket', path } : null
}

const fits = (path: string): boolean => Buffer.byteLength(path) <= longestPath

/** A folder that others can write to could hold a socket of theirs under our name. */
function isPrivate(folder: string, userId: number | undefined): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === userId && (found.mode & 0o777) === 0o700
}
