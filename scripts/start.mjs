// npm start [-- arguments]: the app from a clone, with everything that it needs prepared first.
import { prepare } from './setup/prepare.mjs'
import { remark, runCommand, StepFailure } from './setup/steps.mjs'
import { hasDisplay, startVirtualDisplay } from './setup/virtual-display.mjs'
import { isWindowless } from './start/demo-decision.mjs'
import { isDemoStart, startDemoGateway } from './start/demo-gateway.mjs'
import { electronFlags } from './start/electron-flags.mjs'
import { runApp } from './start/run-app.mjs'
import { invocationCwd } from './start/invocation-cwd.mjs'

await runCommand(() => start(process.argv.slice(2)))

/** @returns the exit code: the app's own, or that of the headless demo. */
async function start(args) {
  process.chdir(invocationCwd(process.env, process.cwd()))
  const isVirtualDisplay = !hasDisplay()
  const { runtime, environment } = await prepare(isVirtualDisplay ? ['run', 'display'] : ['run'])
  Object.assign(process.env, environment)

  if (isVirtualDisplay && args.length === 0) {
    const { runHeadlessDemo } = await import('./headless-demo.mjs')
    return runHeadlessDemo()
  }
  if (isVirtualDisplay && !isWindowless(args)) throw noDisplay()

  const display = isVirtualDisplay ? await startVirtualDisplay() : { environment: {} }
  const gateway = isDemoStart(args) ? await startDemoGateway() : undefined
  const demoArgs = gateway === undefined ? [] : [`--demo-profile=${gateway.profileFile}`]
  const isRootOnLinux = process.platform === 'linux' && process.getuid() === 0
  if (isRootOnLinux && !isWindowless(args)) remark("Running as root: without Chromium's sandbox (--no-sandbox).")
  return runApp({
    runtime,
    environment: display.environment,
    flags: electronFlags({ isRootOnLinux, isVirtualDisplay, isWindowless: isWindowless(args) }),
    args: [...args, ...demoArgs],
  })
}

function noDisplay() {
  return new StepFailure('There is no display to show the panel on (neither DISPLAY nor WAYLAND_DISPLAY is set).', {
    hint: 'use `npm start -- lookup 20011` for an answer on the terminal, or `npm start` alone for a demo without a display.',
  })
}
