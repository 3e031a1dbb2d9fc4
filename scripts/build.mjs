// npm run build: the app and the simulator, each only when it is stale.
import { prepare } from './setup/prepare.mjs'
import { runCommand } from './setup/steps.mjs'

await runCommand(async () => {
  await prepare(['run'])
  return 0
})
