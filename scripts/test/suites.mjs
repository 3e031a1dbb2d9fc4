import path from 'node:path'
import { toolCommand } from '../setup/tool.mjs'
import { countsOfPlaywright, countsOfVitest, sumOfCounts } from './report-counts.mjs'
import { runChecks } from './run-checks.mjs'
import { runSuite } from './run-suite.mjs'

/** The suites of `npm test`, in the order in which they run: the quick and telling ones first. */
const suiteNames = ['check', 'unit', 'e2e']

/** Tests that press keys against time come last and one by one: they want a machine that does nothing else. */
const e2eParts = [
  { name: 'e2e', args: ['--grep-invert', 'hotkey\\.spec\\.ts'] },
  { name: 'e2e-against-time', args: ['hotkey.spec.ts', '--workers', '1'] },
]

/**
 * Which suites the arguments after `npm test --` choose (all, when none is named), and what is left for their runners.
 */
export function chosenSuites(args) {
  const firstOther = args.findIndex((arg) => !suiteNames.includes(arg))
  const named = firstOther < 0 ? args : args.slice(0, firstOther)
  return {
    suites: suiteNames.filter((name) => named.length === 0 || named.includes(name)),
    runnerArgs: firstOther < 0 ? [] : args.slice(firstOther),
  }
}

/**
 * Runs one suite to its end and answers its counts.
 * @param environment in which the tests run. @param runnerArgs are handed to the test runner.
 */
export async function runNamedSuite(name, { project, environment, runnerArgs }) {
  const logFolder = path.join(project, 'output', 'logs')
  if (name === 'check') return runChecks(project, logFolder)
  const logFile = path.join(logFolder, `${name}.log`)
  const reportFile = path.join(logFolder, `${name}.json`)
  const common = { cwd: project, logFile, reportFile }
  if (name === 'unit') {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    const vitest = toolCommand(project, 'vitest', ['run', ...reporters, ...runnerArgs])
    const { code, report } = await runSuite({ ...common, ...vitest, environment })
    return countsOfVitest(report, code)
  }
  const parts = runnerArgs.length > 0 ? [{ name, args: runnerArgs }] : e2eParts
  const counts = []
  for (const part of parts) counts.push(await runPlaywright(part, { project, environment, logFolder }))
  return sumOfCounts(counts)
}

async function runPlaywright({ name, args }, { project, environment, logFolder }) {
  const reportFile = path.join(logFolder, `${name}.json`)
  const { code, report } = await runSuite({
    ...toolCommand(project, '@playwright/test', ['test', '--reporter=list,json', ...args], 'playwright'),
    cwd: project,
    logFile: path.join(logFolder, `${name}.log`),
    reportFile,
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  })
  return countsOfPlaywright(report, code)
}
