import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * How to run npm. Under `npm start` npm names its own script; otherwise the one beside Node is taken, and only then
 * whatever "npm" is on the path (on Windows that is a batch file, which needs a shell).
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
