import { rm } from 'node:fs/promises'
import path from 'node:path'
import { packedApp } from './packed-app.mjs'

/** Files of Electron's folder that are only for developers. */
const developerFiles = ['version', 'agentbar-recipe']

/** Removes from the packed app what electron-builder copied without need. */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { resources } = packedApp(appOutDir, electronPlatformName, packager.appInfo.productFilename)
  await rm(path.join(resources, 'default_app.asar'), { force: true })
  for (const name of developerFiles) await rm(path.join(appOutDir, name), { force: true })
}
