import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** More than a file's first block, so that a full disk is found out too. */
const probe = 'x'.repeat(8_192)

/**
 * Why nothing can be written to a folder, by the system's name for it; null if that works. Creates
 * the folder if there is none.
 */
export function writingProblem(folder: string): string | null {
  const file = join(folder, `.agentbar-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, probe, { mode: 0o600 })
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  } finally {
    removeQuietly(file)
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It could not be written either.
  }
}

/**
 * True if the folder can be written to and is this user's alone. In a folder for everybody, another
 * user may have made one with this name first.
 */
export function isPrivatelyWritable(folder: string): boolean {
  if (writingProblem(folder) !== null) return false
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory() !== true) return false
  const userId = process.getuid?.()
  return userId === undefined || (found.uid === userId && (found.mode & 0o077) === 0)
}
