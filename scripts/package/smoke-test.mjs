import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWhatIsStale } from '../setup/build.mjs'
import { startChild } from '../setup/child-process.mjs'
import { installSystemPackages } from '../setup/debian-packages.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { onExit } from '../setup/cleanup.mjs'
import { step, StepFailure } from '../setup/steps.mjs'
import { startDemoGateway } from '../start/demo-gateway.mjs'
import { startCaGateway } from './ca-gateway.mjs'
import { createUnprivilegedUser } from './unprivileged-user.mjs'
import { packedApp } from './packed-app.mjs'

/**
 * Tests the packed app against the simulator as an ordinary user (root creates one), with
 * Chromium's sandbox. Saves a screenshot in output/. @throws StepFailure.
 */
export async function smokeTest(app) {
  await installSystemPackages(['run', 'display', 'test'])
  await buildWhatIsStale(projectFolder)
  const screenshot = path.join(projectFolder, 'output', 'packed-panel.png')
  const lines = await step('Trying the packed app as an ordinary user', async () => {
    const demoGateway = await startDemoGateway()
    const stage = await prepareStage(app, demoGateway.profileFile)
    const gateway = await startCaGateway(stage.signInFile)
    stage.handOver()
    const results = await runAsUser(stage)
    mkdirSync(path.dirname(screenshot), { recursive: true })
    cpSync(stage.screenshot, screenshot)
    await gateway.stop()
    await demoGateway.stop()
    await stage.clear()
    return results
  })
  process.stdout.write(`${lines}Screenshot: ${path.relative(process.cwd(), screenshot)}\n`)
}

/** Copies what the test needs to where its user may read it. That user may not read this clone. */
async function prepareStage(app, profileFile) {
  const isRoot = process.platform === 'linux' && process.getuid() === 0
  const user = isRoot ? await createUnprivilegedUser() : null
  const folder = mkdtempSync(path.join(user?.home ?? tmpdir(), 'smoke-'))
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const stage = {
    user,
    folder,
    executable: app.executable,
    profileFile: path.join(folder, 'profile.json'),
    signInFile: path.join(folder, 'sign-in.json'),
    screenshot: path.join(folder, 'panel.png'),
  }
  cpSync(profileFile, stage.profileFile)
  if (user !== null) {
    // The copy belongs to root: like an installed app, the user cannot change it.
    const copy = path.join(folder, 'app')
    cpSync(app.folder, copy, { recursive: true, verbatimSymlinks: true })
    stage.executable = packedApp(copy, process.platform).executable
  }
  return {
    ...stage,
    /** Makes the user the owner of everything but the app. */
    handOver: () => {
      if (user === null) return
      for (const place of [folder, stage.profileFile, stage.signInFile]) chownSync(place, user.uid, user.gid)
    },
    clear: async () => {
      await removeFolder()
      await user?.remove()
    },
  }
}

/** Runs smoke-run.mjs in its own process, which becomes that user for good. @returns its output. */
async function runAsUser({ clear: _clear, handOver: _handOver, ...stage }) {
  const script = path.join(import.meta.dirname, 'smoke-run.mjs')
  const child = startChild(process.execPath, [script, JSON.stringify(stage)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let results = ''
  let output = ''
  child.process.stdout.setEncoding('utf8').on('data', (text) => (results += text))
  child.process.stderr.setEncoding('utf8').on('data', (text) => (output += text))
  const { code } = await child.ended
  if (code === 0) return results
  throw new StepFailure('The packed app does not work for an ordinary user.', {
    output: results + output,
    hint: 'what came before the message worked; `npm start` shows whether the app does from the clone.',
  })
}
