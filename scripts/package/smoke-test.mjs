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
 * Tries the packed app as users have it: as an ordinary user (made for the purpose when this is root), with Chromium's
 * sandbox on, against the simulator. Leaves a screenshot in output/. @throws StepFailure.
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
    const told = await runAsUser(stage)
    mkdirSync(path.dirname(screenshot), { recursive: true })
    cpSync(stage.screenshot, screenshot)
    await gateway.stop()
    await demoGateway.stop()
    await stage.clear()
    return told
  })
  process.stdout.write(`${lines}Screenshot: ${path.relative(process.cwd(), screenshot)}\n`)
}

/** Puts all that the test needs where its user may read it: an ordinary user need not see into this clone. */
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
    // As root's own copy the app stays, like an installed one, out of the user's reach for writing.
    const copy = path.join(folder, 'app')
    cpSync(app.folder, copy, { recursive: true, verbatimSymlinks: true })
    stage.executable = packedApp(copy, process.platform).executable
  }
  return {
    ...stage,
    /** Gives the user what is its own: all but the app. */
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

/** Runs the test proper in a process of its own, since becoming another user cannot be undone. @returns what it tells. */
async function runAsUser({ clear: _clear, handOver: _handOver, ...stage }) {
  const script = path.join(import.meta.dirname, 'smoke-run.mjs')
  const child = startChild(process.execPath, [script, JSON.stringify(stage)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  let output = ''
  child.process.stdout.setEncoding('utf8').on('data', (text) => (told += text))
  child.process.stderr.setEncoding('utf8').on('data', (text) => (output += text))
  const { code } = await child.ended
  if (code === 0) return told
  throw new StepFailure('The packed app does not work for an ordinary user.', {
    output: told + output,
    hint: 'what came before the message worked; `npm start` shows whether the app does from the clone.',
  })
}
