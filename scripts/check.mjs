// npm run check: types, lint, format, import rules, unused code. The same checks are part of npm
// test.
import path from 'node:path'
import { installDependencies } from './setup/dependencies.mjs'
import { projectFolder } from './setup/folders.mjs'
import { requireNode } from './setup/node-version.mjs'
import { runCommand } from './setup/steps.mjs'
import { countsText } from './test/report-counts.mjs'
import { runChecks } from './test/run-checks.mjs'

await runCommand(async () => {
  requireNode()
  await installDependencies(projectFolder)
  const counts = await runChecks(projectFolder, path.join(projectFolder, 'output', 'logs'))
  process.stdout.write(`\n${countsText(counts)}\n`)
  return counts.failed === 0 ? 0 : 1
})
