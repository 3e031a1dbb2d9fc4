import { resolve } from 'node:path'
import { app } from 'electron'
import { prepareWindowless } from './cli/prepare-windowless.ts'
import { ownArguments, readLaunch } from './cli/launch-arguments.ts'
import { startPanelApp } from './panel-app.ts'
import { registerAppScheme } from './window/app-protocol.ts'

// What must be said before Electron is ready; nothing here may wait for it (an awaited whenReady would never end in an ES module).
// Together with --no-sandbox (a build machine's root) it would stop the network process; the window asks for its sandbox itself as well.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
// Chromium fetches dictionaries for its spell checker from a server of its own accord, unless there is no language to check.
app.on('session-created', (session) => session.setSpellCheckerLanguages([]))

const isAppFolder = process.defaultApp ? (arg: string) => resolve(arg) === app.getAppPath() : null
const args = ownArguments(process.argv, isAppFolder)
const launch = readLaunch(args)
if (launch.ok && launch.value.kind === 'panel') startPanelApp(launch.value, args)
else {
  prepareWindowless()
  // Loaded apart: the panel needs none of it.
  void import('./cli/run-command-line.ts').then(({ runCommandLine }) => runCommandLine(launch))
}
