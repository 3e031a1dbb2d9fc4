import { rm } from 'node:fs/promises'
import path from 'node:path'
import { packedApp } from './packed-app.mjs'

/** What belongs to a folder of Electron for developers only, and is not for users. */
const leftovers = ['version', 'agentbar-recipe']

/** Takes out of the packed app what electron-builder copied from the runtime's folder and nobody needs. */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { resources } = packedApp(appOutDir, electronPlatformName, packager.appInfo.productFilename)
  await rm(path.join(resources, 'default_app.asar'), { force: true })
  for (const name of leftovers) await rm(path.join(appOutDir, name), { force: true })
}
