import { app } from 'electron'
import * as v from 'valibot'
import { parseLaunchArguments, type PanelLaunch } from '../cli/launch-arguments.ts'

/** Our own arguments. Electron's copy of the command line has Chromium's switches mixed in. */
const secondStartSchema = v.object({ args: v.array(v.string()) })

/**
 * False if the program runs already. That process then gets the arguments, and this one must quit.
 */
export const claimSingleInstance = (args: readonly string[]): boolean => app.requestSingleInstanceLock({ args })

/** Calls the listener for each later start; with null if its arguments do not ask for the panel. */
export function onSecondStart(listener: (launch: PanelLaunch | null) => void): void {
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
    const sent = v.safeParse(secondStartSchema, data)
    const launch = sent.success ? parseLaunchArguments(sent.output.args) : null
    listener(launch?.ok && launch.value.kind === 'panel' ? launch.value : null)
  })
}
