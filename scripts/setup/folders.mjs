import { homedir } from 'node:os'
import path from 'node:path'

/** The clone's top folder. */
export const projectFolder = path.resolve(import.meta.dirname, '../..')

/** Where set-up keeps what outlives a clone (runtime, memory of failures): the platform's own cache folder. */
export function cacheFolder(platform = process.platform, environment = process.env, home = homedir()) {
  if (platform === 'win32') return path.win32.join(environment.LOCALAPPDATA || home, 'agentbar', 'Cache')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches', 'agentbar')
  return path.posix.join(environment.XDG_CACHE_HOME || path.posix.join(home, '.cache'), 'agentbar')
}
