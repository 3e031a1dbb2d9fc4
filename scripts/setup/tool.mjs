import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The command that runs a development tool without npx: this Node with the package's script. It is
 * the same on every platform and needs no further process.
 * @throws Error if the package is not installed or has no such command.
 */
export function toolCommand(project, packageName, args, commandName = packageName) {
  const folder = path.join(project, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin?.[commandName]
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${commandName}.`)
  return { command: process.execPath, args: [path.join(folder, script), ...args] }
}
