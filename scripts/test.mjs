// npm test [-- check|unit|e2e ...]: sets up what is missing, runs the suites, and closes with "N passed, N failed".
import { projectFolder } from './setup/folders.mjs'
import { prepare } from './setup/prepare.mjs'
import { failureText, runCommand, secondsText } from './setup/steps.mjs'
import { countsText, crashed, sumOfCounts } from './test/report-counts.mjs'
import { chosenSuites, runNamedSuite } from './test/suites.mjs'
import { startTestEnvironment } from './test/test-environment.mjs'

await runCommand(async () => {
  const sum = sumOfCounts(await brokenDownAsFailed(runSuites))
  process.stdout.write(`\nLogs and reports: output/logs\n${countsText(sum)}\n`)
  return sum.failed === 0 ? 0 : 1
})

async function runSuites() {
  const { suites, runnerArgs } = chosenSuites(process.argv.slice(2))
  const { environment: electronVariables } = await prepare(['run', 'display', 'test'])
  const environment = await startTestEnvironment(electronVariables)
  const all = []
  for (const name of suites) all.push(await countsOf(name, { project: projectFolder, environment, runnerArgs }))
  return all
}

async function countsOf(name, options) {
  const startedAt = performance.now()
  process.stdout.write(`\n── ${name} ──\n`)
  const counts = sumOfCounts(await brokenDownAsFailed(async () => [await runNamedSuite(name, options)]))
  process.stdout.write(`── ${name}: ${countsText(counts)} in ${secondsText(performance.now() - startedAt)}\n`)
  return counts
}

/** What breaks down is explained and counts as one failed test; the other suites still run. */
async function brokenDownAsFailed(run) {
  try {
    return await run()
  } catch (error) {
    process.stderr.write(failureText(error))
    return [crashed()]
  }
}
