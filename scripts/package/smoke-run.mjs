// Runs the smoke test as the unprivileged user. smoke-test.mjs starts it with its input as JSON.
// Prints a line for each passed check.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from '../setup/child-process.mjs'
import { startSessionBus } from '../setup/session-bus.mjs'
import { runCommand, StepFailure } from '../setup/steps.mjs'
import { startVirtualDisplay } from '../setup/virtual-display.mjs'
import { becomeUser } from './unprivileged-user.mjs'
import { tryPanel } from './smoke-panel.mjs'

const COMMAND_TIMEOUT_MS = 30_000
const WORKNO = '20011'

await runCommand(async () => {
  const stage = JSON.parse(process.argv[2])
  if (stage.user !== null) becomeUser(stage.user)
  const environment = process.platform === 'linux' ? await startLinuxSession() : {}
  const target = { ...stage, environment: { ...process.env, ...environment } }
  await tryDemoLookup(target)
  await tryPanel({ ...target, workno: WORKNO, tell })
  // On other systems this would be the keyring of the user.
  if (process.platform === 'linux') await tryKeyring(target)
  return 0
})

function tell(text) {
  process.stdout.write(`✓ ${text}\n`)
}

async function startLinuxSession() {
  const bus = await startSessionBus()
  const display = await startVirtualDisplay()
  return { ...bus.environment, ...display.environment }
}

async function tryDemoLookup(target) {
  const answer = JSON.parse(await run(target, [`--demo-profile=${target.profileFile}`, 'lookup', WORKNO, '--json']))
  expectEqual(answer.workno, WORKNO, 'the work number in the printed answer')
  tell(`lookup ${WORKNO} --json answers ${answer.name}`)
}

/** Checks that a session outlives its process, which needs the packed native keyring module. */
async function tryKeyring(target) {
  const { gateway, certificatePem, agentId, password, phone } = JSON.parse(readFileSync(target.signInFile, 'utf8'))
  const caFile = path.join(target.folder, 'ca.pem')
  writeFileSync(caFile, certificatePem)
  const options = ['--gateway', gateway, '--agent', agentId, '--phone', phone, '--ca', caFile]
  await run(target, ['session', 'sign-in', ...options], `${password}\n`)
  const status = JSON.parse(await run(target, ['session', 'status', '--json']))
  expectEqual(status.state, 'signed-in', 'the state of the stored session')
  const answer = JSON.parse(await run(target, ['lookup', WORKNO, '--json']))
  expectEqual(answer.workno, WORKNO, 'the work number found by the stored session')
  await run(target, ['session', 'sign-out'])
  tell('session sign-in, status, lookup and sign-out share one session by the keyring')
}

/** Runs a command of the packed app and returns its standard output. */
async function run({ executable, environment, folder }, args, input) {
  const { code, standardOutput, output } = await runQuietly(
    executable,
    [`--user-data-dir=${path.join(folder, 'user-data')}`, ...args],
    { env: environment, cwd: folder, timeout: COMMAND_TIMEOUT_MS, ...(input === undefined ? {} : { input }) },
  )
  // After a time-out it quits with code 0, but without output.
  if (code === 0 && standardOutput !== '') return standardOutput
  throw new StepFailure(
    `\`agentbar ${args.join(' ')}\` ended with ${code}${standardOutput === '' ? ' and no answer' : ''}.`,
    { output },
  )
}

function expectEqual(found, wanted, what) {
  if (found === wanted) return
  throw new StepFailure(`${what} is ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}.`)
}
