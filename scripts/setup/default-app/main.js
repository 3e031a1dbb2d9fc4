// What Electron runs when it gets a folder. Replaces the default app of an official build, which
// the stand-in runtime lacks. Awaits the app's import at top level, so that it cannot miss `ready`.
import { app } from 'electron/main'
import fs from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(1)
const preloaded = []
let folder = '.'
for (let position = 0; position < args.length; position += 1) {
  const arg = args[position]
  if (arg === '-v' || arg === '--version') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  }
  if (arg === '-r' || arg === '--require') {
    position += 1
    preloaded.push(args[position])
  } else if (!arg.startsWith('-')) {
    folder = arg
    break
  }
}

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
// Playwright attaches through a preloaded module.
if (preloaded.length > 0) Module._preloadModules(preloaded)

let target = path.resolve(folder)
if (fs.statSync(target).isDirectory()) {
  const description = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'))
  if (description.version) app.setVersion(description.version)
  if (description.productName || description.name) app.name = description.productName || description.name
  if (description.desktopName) app.setDesktopName(description.desktopName)
  app.setAppPath(target)
  target = path.join(target, description.main || 'index.js')
}

try {
  await import(pathToFileURL(target).href)
} catch (error) {
  console.error('The application could not be loaded:\n', error)
  process.exit(1)
}
