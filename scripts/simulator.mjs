// npm run simulator [-- arguments]: runs the gateway simulator until it is stopped.
import path from 'node:path'
import { startChild } from './setup/child-process.mjs'
import { buildWhatIsStale } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { projectFolder } from './setup/folders.mjs'
import { runCommand } from './setup/steps.mjs'

await runCommand(async () => {
  await installDependencies(projectFolder)
  await buildWhatIsStale(projectFolder)
  const main = path.join(projectFolder, 'out/simulator/main.js')
  const { code, error } = await startChild(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
    .ended
  if (error !== undefined) throw error
  return code
})
