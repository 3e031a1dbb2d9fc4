// The smoke test proper, started by smoke-test.mjs with what it needs as JSON. Prints a line for each thing that works.
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
  const place = { ...stage, environment: { ...process.env, ...environment } }
  await tryDemoLookup(place)
  await tryPanel({ ...place, workno: WORKNO, tell })
  // Elsewhere it would be the keyring of the person who runs this.
  if (process.platform === 'linux') await tryKeyring(place)
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

async function tryDemoLookup(place) {
  const answer = JSON.parse(await run(place, [`--demo-profile=${place.profileFile}`, 'lookup', WORKNO, '--json']))
  expectEqual(answer.workno, WORKNO, 'the work number in the printed answer')
  tell(`lookup ${WORKNO} --json answers ${answer.name}`)
}

/** A session that outlives its process, which only the native keyring module in the package makes possible. */
async function tryKeyring(place) {
  const { gateway, certificatePem, agentId, password, phone } = JSON.parse(readFileSync(place.signInFile, 'utf8'))
  const caFile = path.join(place.folder, 'ca.pem')
  writeFileSync(caFile, certificatePem)
  const options = ['--gateway', gateway, '--agent', agentId, '--phone', phone, '--ca', caFile]
  await run(place, ['session', 'sign-in', ...options], `${password}\n`)
  const status = JSON.parse(await run(place, ['session', 'status', '--json']))
  expectEqual(status.state, 'signed-in', 'the state of the stored session')
  const answer = JSON.parse(await run(place, ['lookup', WORKNO, '--json']))
  expectEqual(answer.workno, WORKNO, 'the work number found by the stored session')
  await run(place, ['session', 'sign-out'])
  tell('session sign-in, status, lookup and sign-out share one session by the keyring')
}

/** Runs the packed app for an answer on standard output. */
async function run({ executable, environment, folder }, args, input) {
  const { code, standardOutput, output } = await runQuietly(
    executable,
    [`--user-data-dir=${path.join(folder, 'user-data')}`, ...args],
    { env: environment, cwd: folder, timeout: COMMAND_TIMEOUT_MS, ...(input === undefined ? {} : { input }) },
  )
  // Ended for taking too long it quits in good order, yet without its answer.
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
