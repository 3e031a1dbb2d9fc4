import { resolve } from 'node:path'
import { app } from 'electron'
import { catchUncaughtErrors } from './catch-uncaught-errors.ts'
import { prepareWindowless } from './cli/prepare-windowless.ts'
import { ownArguments, parseLaunchArguments } from './cli/launch-arguments.ts'
import { removeUnsafeEnvironment } from './lifecycle/remove-unsafe-environment.ts'
import { startPanelApp } from './start-panel-app.ts'
import { registerAppScheme } from './window/app-protocol.ts'
import { hardenBlink } from './window/harden-session.ts'

// What has to be set before Electron is ready. Nothing here may await `whenReady`: in an ES module
// that never resolves.

const uncaught = catchUncaughtErrors()
removeUnsafeEnvironment(process.env, app.commandLine)
// With --no-sandbox, as root on a build machine, it would stop the network process. The window
// enables its sandbox itself as well.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
hardenBlink()
// Otherwise Chromium downloads dictionaries for its spell checker from a server.
app.on('session-created', (session) => session.setSpellCheckerLanguages([]))

const isAppFolder = process.defaultApp ? (arg: string) => resolve(arg) === app.getAppPath() : null
const args = ownArguments(process.argv, isAppFolder)
const launch = parseLaunchArguments(args)
if (launch.ok && launch.value.kind === 'panel') startPanelApp({ launch: launch.value, args, uncaught })
else {
  prepareWindowless(uncaught)
  // Loaded on demand: the panel needs none of it.
  void import('./cli/run-command-line.ts').then(({ runCommandLine }) => runCommandLine(launch, uncaught))
}
