// npm run pictures: takes the screenshots of docs/screenshots, every view in both languages and
// in light, dark and high contrast.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './setup/folders.mjs'
import { prepare } from './setup/prepare.mjs'
import { runCommand } from './setup/steps.mjs'
import { toolCommand } from './setup/tool.mjs'
import { runSuite } from './test/run-suite.mjs'
import { startTestEnvironment } from './test/test-environment.mjs'

await runCommand(async () => {
  const { environment } = await prepare(['run', 'display', 'test'])
  rmSync(path.join(projectFolder, 'docs', 'screenshots'), { recursive: true, force: true })
  const output = path.join(projectFolder, 'output', 'logs')
  const args = ['test', '--config', path.join('test', 'pictures', 'playwright.config.ts'), ...process.argv.slice(2)]
  const { code } = await runSuite({
    ...toolCommand(projectFolder, '@playwright/test', args, 'playwright'),
    cwd: projectFolder,
    environment: await startTestEnvironment(environment),
    logFile: path.join(output, 'pictures.log'),
    reportFile: path.join(output, 'pictures.json'),
  })
  return code
})
