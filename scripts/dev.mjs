// npm run dev [-- arguments]: runs the app against the simulator while you change it. The page is
// replaced in place; main and simulator are restarted. F12 opens DevTools; --inspect opens a port
// for a debugger of main, as with Node.
import path from 'node:path'
import { loadBuildConfigs } from './dev/load-build-configs.mjs'
import { startPageDevServer } from './dev/page-dev-server.mjs'
import { keepRunning } from './dev/keep-running.mjs'
import { watchBuild } from './dev/watch-build.mjs'
import { installSystemPackages } from './setup/debian-packages.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronEnvironment, prepareElectronRuntime } from './setup/prepare-electron-runtime.mjs'
import { requireNode } from './setup/node-version.mjs'
import { projectFolder } from './setup/folders.mjs'
import { remark, runCommand, step } from './setup/steps.mjs'
import { hasDisplay, startVirtualDisplay } from './setup/virtual-display.mjs'
import { isDemoStart, startDemoGateway } from './start/demo-gateway.mjs'
import { electronFlags } from './start/electron-flags.mjs'
import { startApp } from './start/run-app.mjs'
import { invocationCwd } from './start/invocation-cwd.mjs'

await runCommand(() => develop(process.argv.slice(2)))

/** @returns the exit code that the app ended with, by the user and not for a change. */
async function develop(allArgs) {
  process.chdir(invocationCwd(process.env, process.cwd()))
  const flags = allArgs.filter((arg) => arg.startsWith('--inspect'))
  const args = allArgs.filter((arg) => !flags.includes(arg))
  const isVirtualDisplay = !hasDisplay()
  const runtime = await prepareTools(isVirtualDisplay)
  const display = isVirtualDisplay ? await virtualDisplay() : { environment: {} }
  const configs = await loadBuildConfigs(projectFolder)
  const page = await startPageDevServer(configs.renderer)

  const isDemo = isDemoStart(args)
  let gateway
  let isSimulatorStale = true
  const app = keepRunning(async () => {
    if (isDemo && isSimulatorStale) {
      isSimulatorStale = false
      await gateway?.stop()
      gateway = await startDemoGateway(path.join(configs.folder, 'simulator', 'main.js'))
    }
    return startApp({
      runtime,
      folder: configs.folder,
      environment: {
        ...electronEnvironment(runtime),
        ...display.environment,
        ELECTRON_RENDERER_URL: page.origin,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim(),
      },
      flags: [...flags, ...electronFlags({ isRootOnLinux: isRootOnLinux(), isVirtualDisplay, isWindowless: false })],
      args: isDemo ? [...args, `--demo-profile=${gateway.profileFile}`] : args,
    })
  })
  const restartFor = (what) => {
    remark(`${what} has changed: restarting the app.`)
    app.restart()
  }
  await step('Building for development', () =>
    Promise.all([
      watchBuild(configs.main, () => restartFor('The main process')),
      watchBuild(configs.preload, () => page.reload()),
      isDemo &&
        watchBuild(configs.simulator, () => {
          isSimulatorStale = true
          restartFor('The simulator')
        }),
    ]),
  )
  const code = await app.run()
  remark('The app has ended. If it did so at once, another one was running already.')
  return code
}

async function prepareTools(isVirtualDisplay) {
  requireNode()
  await installDependencies(projectFolder)
  await installSystemPackages(isVirtualDisplay ? ['run', 'display'] : ['run'])
  return prepareElectronRuntime()
}

async function virtualDisplay() {
  const display = await startVirtualDisplay()
  remark(
    `There is no display: the panel is on the virtual display ${display.environment.DISPLAY}. Attach to it with ` +
      '`npm run dev -- --remote-debugging-port=9222`.',
  )
  return display
}

function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid() === 0
}
