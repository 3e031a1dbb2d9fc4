import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { readFuses } from './fuses.mjs'

/** Reads the contents of a packed app for `packageFaults`. */
export async function inspectPackage(app, platform = process.platform, processor = process.arch) {
  const { extractFile, listPackage, statFile } = await import('@electron/asar')
  const archive = path.join(app.resources, 'app.asar')
  const isFile = (file) => statFile(archive, file).files === undefined
  const archived = listPackage(archive, { isPack: false })
    .map((file) => file.replace(/^[\\/]/, ''))
    .filter(isFile)
  const scripts = archived.filter((file) => /^out[\\/]main[\\/].*\.js$/.test(file))
  const extras = platform === 'darwin' ? path.dirname(app.resources) : app.folder
  return {
    archived: archived.map(withSlashes),
    mainScripts: scripts.map((file) => ({
      name: withSlashes(file),
      code: extractFile(archive, file).toString('utf8'),
    })),
    unpacked: filesBelow(path.join(app.resources, 'app.asar.unpacked')),
    resources: readdirSync(app.resources),
    languages: platform === 'darwin' ? [] : readdirSync(path.join(app.folder, 'locales')).map(languageOf),
    fuses: await readFuses(app.fuseCarrier),
    hasLicense: ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt'].every((name) => existsSync(path.join(extras, name))),
    platform,
    processor,
    version: JSON.parse(extractFile(archive, 'package.json').toString('utf8')).version,
    sizeBytes: filesBelow(app.folder).reduce((sum, file) => sum + statSync(path.join(app.folder, file)).size, 0),
    archiveBytes: statSync(archive).size,
  }
}

const withSlashes = (file) => file.split(path.sep).join('/')
const languageOf = (file) => file.replace(/\.pak(\.info)?$/, '')

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => withSlashes(path.relative(folder, path.join(entry.parentPath, entry.name))))
}
