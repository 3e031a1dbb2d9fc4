import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * How to run a development tool without npx: this Node, and the script that the package names for its command. Runs
 * the same on every platform and costs no extra process.
 * @throws when the package is not installed or has no such command.
 */
export function toolCommand(project, packageName, args, commandName = packageName) {
  const folder = path.join(project, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin?.[commandName]
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${commandName}.`)
  return { command: process.execPath, args: [path.join(folder, script), ...args] }
}
