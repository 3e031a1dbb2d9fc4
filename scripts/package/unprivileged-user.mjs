import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { runQuietly } from '../setup/child-process.mjs'
import { onExit } from '../setup/cleanup.mjs'
import { StepFailure } from '../setup/steps.mjs'

/**
 * Creates a Linux user with only a home folder. Needs root.
 * @returns `name`, `uid`, `gid`, `home` and `remove`.
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
  // Forced, because a process of the user may still be ending. Synchronous, to work at exit.
  const remove = onExit(() => spawnSync('userdel', ['--remove', '--force', name], { stdio: 'ignore' }))
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name)
  return { name, uid: Number(entry[2]), gid: Number(entry[3]), home: entry[5], remove }
}

/** Runs this process and its children as the user from now on. This cannot be undone. */
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
