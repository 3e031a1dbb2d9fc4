// npm run smoke: starts the packed app in dist/ as an ordinary user, with Chromium's sandbox, and
// looks 20011 up.
import { existsSync } from 'node:fs'
import { packedApp, packedFolder } from './package/packed-app.mjs'
import { smokeTest } from './package/smoke-test.mjs'
import { projectFolder } from './setup/folders.mjs'
import { runCommand, StepFailure } from './setup/steps.mjs'

await runCommand(async () => {
  const app = packedApp(packedFolder(projectFolder), process.platform)
  if (!existsSync(app.executable)) {
    throw new StepFailure('There is no packed app to try.', {
      output: `expected ${app.executable}`,
      hint: 'make it with `npm run package`, or do both with `npm run package -- --smoke`.',
    })
  }
  await smokeTest(app)
  return 0
})
