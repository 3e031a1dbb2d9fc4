import { readlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Why the single-instance lock of a folder was refused, if not because the program runs already:
 * Chromium could not write it. Null if the program runs, and on Windows, where the lock is no file.
 */
export function instanceLockProblem(folder: string, platform: NodeJS.Platform = process.platform): string | null {
  if (platform === 'win32') return null
  try {
    readlinkSync(join(folder, 'SingletonLock'))
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  }
}
