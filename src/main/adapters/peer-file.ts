import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { isToken } from './socket-proof.ts'

/** How a command finds the running panel, and by what each knows the other. */
export interface Peer {
  readonly path: string
  readonly secret: string
}

/** Where that is kept, and who must own it: `process.getuid`, undefined on Windows. */
export interface PeerFile {
  readonly file: string
  readonly userId: number | undefined
}

const maxFileBytes = 4_096
const peerSchema = v.strictObject({ path: v.string(), secret: v.custom<string>(isToken) })

/** Writes a new file that its user alone can read, in place of what has its name. Throws. */
export function writePeerFile({ file }: PeerFile, peer: Peer): void {
  const unfinished = `${file}.new`
  mkdirSync(dirname(file), { recursive: true })
  for (const former of [file, unfinished]) rmSync(former, { force: true })
  // `wx` follows no link that somebody left there. Renamed whole: no command reads half of it.
  writeFileSync(unfinished, JSON.stringify(peer), { flag: 'wx', mode: 0o600 })
  renameSync(unfinished, file)
}

/**
 * Reads the file; null if there is none, `unsafe` if it is no regular file of this user alone. On
 * Windows the folder's access list protects it instead.
 */
export function readPeerFile({ file, userId }: PeerFile): Peer | 'unsafe' | null {
  try {
    return readPeer(file, userId) ?? 'unsafe'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unsafe'
  }
}

function readPeer(file: string, userId: number | undefined): Peer | null {
  // A link is not followed, and a named pipe does not keep us waiting. Windows has neither flag.
  const cautiously = userId === undefined ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK
  const descriptor = openSync(file, constants.O_RDONLY | cautiously)
  try {
    const found = fstatSync(descriptor)
    const isOurs = userId === undefined || (found.uid === userId && (found.mode & 0o077) === 0)
    if (!found.isFile() || !isOurs || found.size > maxFileBytes) return null
    const parsed = v.safeParse(peerSchema, JSON.parse(readFileSync(descriptor, 'utf8')))
    return parsed.success ? parsed.output : null
  } finally {
    closeSync(descriptor)
  }
}
