import { join } from 'node:path'

/** The project's root: what Electron is started on. */
export const projectFolder = join(import.meta.dirname, '../../..')

/** One of the project's plain scripts, which carry no types of their own. */
export async function importScript<Module>(path: string): Promise<Module> {
  return (await import(join(projectFolder, 'scripts', path))) as Module
}
