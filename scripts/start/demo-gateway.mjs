import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { firstMatch, startChild } from '../setup/child-process.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { onExit } from '../setup/cleanup.mjs'
import { StepFailure } from '../setup/steps.mjs'
import { isDemo, settingsFile } from './demo-decision.mjs'

const READY_TIMEOUT_MS = 30_000
const builtSimulator = path.join(projectFolder, 'out', 'simulator', 'main.js')

/**
 * Whether a start with these arguments is a demo, by them and by the settings file of this machine.
 */
export function isDemoStart(args) {
  const file = settingsFile(args, process.platform, process.env, homedir())
  return isDemo(args, existsSync(file) ? readFileSync(file, 'utf8') : undefined)
}

/**
 * Starts the gateway simulator on loopback for a demo.
 * @param script the built simulator.
 * @returns `profileFile` for the app's --demo-profile, and `stop`.
 */
export async function startDemoGateway(script = builtSimulator) {
  const folder = mkdtempSync(path.join(tmpdir(), 'agentbar-demo-'))
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const profileFile = path.join(folder, 'profile.json')
  const simulator = startChild(
    process.execPath,
    [script, '--demo-profile', profileFile, '--end-with-parent', '--quiet'],
    {
      // Its standard input stays open. It ends when that closes, with this process.
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let complaints = ''
  simulator.process.stderr.on('data', (chunk) => (complaints = `${complaints}${chunk}`.slice(-10_000)))
  const ready = await firstMatch(simulator, simulator.process.stdout, /ready at https:\S+\n/, READY_TIMEOUT_MS)
  if (ready === undefined) {
    await simulator.stop()
    throw new StepFailure('The gateway simulator for the demo did not start.', {
      output: complaints,
      hint: 'see the message above; `npm run simulator` starts it by itself.',
    })
  }
  return {
    profileFile,
    stop: async () => {
      await simulator.stop()
      await removeFolder()
    },
  }
}
