import { homedir } from 'node:os'
import path from 'node:path'

/** The project's root folder. */
export const projectFolder = path.resolve(import.meta.dirname, '../..')

/** The platform's cache folder, for what outlives a clone (runtimes, stored failures). */
export function cacheFolder(platform = process.platform, environment = process.env, home = homedir()) {
  if (platform === 'win32') return path.win32.join(environment.LOCALAPPDATA || home, 'agentbar', 'Cache')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches', 'agentbar')
  return path.posix.join(environment.XDG_CACHE_HOME || path.posix.join(home, '.cache'), 'agentbar')
}
