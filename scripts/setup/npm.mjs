import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * The command that runs npm: the script that npm names in a script's environment, or the one beside
 * Node, or else "npm" on the path (on Windows a batch file, which needs a shell).
 */
export function npmCommand(args, environment = process.env) {
  const scripts = [environment.npm_execpath, ...scriptsBesideNode()]
  const script = scripts.find((file) => file?.endsWith('npm-cli.js') && existsSync(file))
  if (script !== undefined) return { command: process.execPath, args: [script, ...args] }
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/s', '/c', 'npm.cmd', ...args] }
    : { command: 'npm', args }
}

function scriptsBesideNode() {
  const folder = path.dirname(process.execPath)
  const script = path.join('node_modules', 'npm', 'bin', 'npm-cli.js')
  return [path.join(folder, script), path.join(folder, '..', 'lib', script)]
}
