import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { isPrivatelyWritable, writingProblem } from '../adapters/writable-folder.ts'

/** Where the program keeps its files. */
export interface UserDataFolder {
  /** The folder that was asked for. Settings are read from it and saved to it, if that works. */
  readonly wanted: string
  /** The same, or a temporary folder where nothing can be written to the wanted one. */
  readonly used: string
  /** What is wrong with the wanted folder; null if nothing is. */
  readonly problem: string | null
}

/**
 * Chooses the folder and tells Chromium, which refuses to start in one that it cannot write to.
 * Must run before the app is ready and before the single-instance lock, which is a file in it.
 */
export function prepareUserDataFolder(): UserDataFolder {
  // Electron silently takes its default for a folder that it cannot create.
  const asked = app.commandLine.getSwitchValue('user-data-dir')
  const wanted = asked === '' ? app.getPath('userData') : resolve(asked)
  const cause = writingProblem(wanted)
  if (cause === null) return { wanted, used: wanted, problem: null }
  const used = temporaryFolderFor(wanted) ?? wanted
  app.setPath('userData', used)
  return { wanted, used, problem: `${wanted}: ${cause}` }
}

/** The same at each start, so that a second start and a command find the running program. */
function temporaryFolderFor(wanted: string): string | null {
  const name = `agentbar-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`
  const roots = [tmpdir(), process.env['XDG_RUNTIME_DIR'] ?? '']
  const folders = roots.filter((root) => root !== '').map((root) => join(root, name))
  return folders.find((folder) => isPrivatelyWritable(folder)) ?? null
}
