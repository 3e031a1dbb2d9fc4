// npm run package [-- --smoke] [-- --installers]: packs the app for this platform into dist/.
import { packApp } from './package/pack-app.mjs'
import { reportPackage } from './package/report-package.mjs'
import { smokeTest } from './package/smoke-test.mjs'
import { runCommand } from './setup/steps.mjs'

await runCommand(async () => {
  const args = process.argv.slice(2)
  const app = await packApp({ withInstallers: args.includes('--installers') })
  await reportPackage(app)
  if (args.includes('--smoke')) await smokeTest(app)
  return 0
})
