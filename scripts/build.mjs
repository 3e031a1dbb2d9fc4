// npm run build: builds the app and the simulator if they are stale.
import { prepare } from './setup/prepare.mjs'
import { runCommand } from './setup/steps.mjs'

await runCommand(async () => {
  await prepare(['run'])
  return 0
})
