// npm test [-- SUITE ... [ARGUMENTS]]: sets up what is missing, runs the suites (check, unit,
// unit-shipped-node, e2e; by default all), and ends with "N passed, N failed". Arguments after the
// names go to the suite's runner:
//   npm test -- unit src/core       the files whose path has this text
//   npm test -- e2e lookup          the same for the end-to-end tests
//   npm test -- unit --watch        again at each change, without the closing line
//   npm test -- unit --node 24      on another Node, fetched from the npm registry
import { projectFolder } from './setup/folders.mjs'
import { prepare } from './setup/prepare.mjs'
import { failureText, runCommand, secondsText } from './setup/steps.mjs'
import { countsText, crashed, sumOfCounts } from './test/report-counts.mjs'
import { chosenSuites, runNamedSuite, watchUnit } from './test/suites.mjs'
import { startTestEnvironment } from './test/test-environment.mjs'

await runCommand(async () => {
  const { isWatched, ...choice } = chosenSuites(process.argv.slice(2))
  if (isWatched) return watchUnit({ ...choice, ...(await prepareTests()) })
  const sum = sumOfCounts(await brokenDownAsFailed(() => runSuites(choice)))
  process.stdout.write(`\nLogs and reports: output/logs\n${countsText(sum)}\n`)
  return sum.failed === 0 ? 0 : 1
})

async function prepareTests() {
  const { environment: electronVariables } = await prepare(['run', 'display', 'test'])
  return { project: projectFolder, environment: await startTestEnvironment(electronVariables) }
}

async function runSuites({ suites, ...choice }) {
  const options = { ...choice, ...(await prepareTests()) }
  const all = []
  for (const name of suites) all.push(await countsOf(name, options))
  return all
}

async function countsOf(name, options) {
  const startedAt = performance.now()
  process.stdout.write(`\n── ${name} ──\n`)
  const counts = sumOfCounts(await brokenDownAsFailed(async () => [await runNamedSuite(name, options)]))
  process.stdout.write(`── ${name}: ${countsText(counts)} in ${secondsText(performance.now() - startedAt)}\n`)
  return counts
}

/** A crash is reported and counts as one failed test. The other suites still run. */
async function brokenDownAsFailed(run) {
  try {
    return await run()
  } catch (error) {
    process.stderr.write(failureText(error))
    return [crashed()]
  }
}
