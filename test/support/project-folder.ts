import { resolve } from 'node:path'

/** The project's root folder, on which Electron is started. */
export const projectFolder = resolve(import.meta.dirname, '../..')
