import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { runQuietly } from '../setup/child-process.mjs'
import { onExit } from '../setup/cleanup.mjs'
import { StepFailure } from '../setup/steps.mjs'

/**
 * Makes a user of this Linux system who owns nothing but a home folder, and is removed with it. Needs root.
 * @returns `name`, `uid`, `gid`, `home`, and `remove`.
 */
export async function createUnprivilegedUser() {
  const name = `agentbar-smoke-${randomBytes(3).toString('hex')}`
  const { code, output } = await runQuietly('useradd', ['--create-home', '--shell', '/usr/sbin/nologin', name])
  if (code !== 0) {
    throw new StepFailure('An ordinary user to run the packed app as could not be made.', {
      output,
      hint: 'check that useradd is installed (package passwd), or run this as an ordinary user.',
    })
  }
  // Forced: a process that is still ending must not keep the user. It has to be done when this process is exiting, too.
  const remove = onExit(() => spawnSync('userdel', ['--remove', '--force', name], { stdio: 'ignore' }))
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name)
  return { name, uid: Number(entry[2]), gid: Number(entry[3]), home: entry[5], remove }
}

/** Makes this process, and with it all that it starts, the given user's. There is no way back. */
export function becomeUser({ name, uid, gid, home }) {
  process.setgroups([])
  process.setgid(gid)
  process.setuid(uid)
  process.chdir(home)
  Object.assign(process.env, { HOME: home, USER: name, LOGNAME: name, SHELL: '/bin/sh' })
  for (const variable of Object.keys(process.env)) {
    if (variable.startsWith('XDG_') || variable.startsWith('npm_')) delete process.env[variable]
  }
}
