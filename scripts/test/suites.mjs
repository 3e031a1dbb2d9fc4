import path from 'node:path'
import { startChild } from '../setup/child-process.mjs'
import { hasNodePackage, prepareNodeRuntime } from '../setup/node-runtime.mjs'
import { shippedNode } from '../setup/shipped-node.mjs'
import { StepFailure } from '../setup/steps.mjs'
import { toolCommand } from '../setup/tool.mjs'
import { countsOfPlaywright, countsOfVitest, sumOfCounts } from './report-counts.mjs'
import { runChecks } from './run-checks.mjs'
import { runSuite } from './run-suite.mjs'

/**
 * The suites of `npm test`, in the order in which they run: the quick and telling ones first.
 * `unit-shipped-node` has once more what of `unit` is about the main process, on the Node that
 * users get with the app.
 */
const suiteNames = ['check', 'unit', 'unit-shipped-node', 'e2e']

/** What runs on Electron's Node: not the page, the simulator and the tools. */
const mainProcessTests = ['--project', 'node', 'src/', 'test/contract/', 'test/integration/']

/**
 * Tests that press keys against time run last and one at a time, because they need an idle machine.
 */
const e2eParts = [
  { name: 'e2e', args: ['--grep-invert', 'hotkey\\.spec\\.ts'] },
  { name: 'e2e-against-time', args: ['hotkey.spec.ts', '--workers', '1'] },
]

/**
 * Which suites the arguments after `npm test --` choose (all, when none is named), and what is left
 * for their runners. With `unit` alone: `--node VERSION` (on that Node) as `node`, `--watch` (again
 * at each change) as `isWatched`.
 * @throws StepFailure for one of these two with anything else.
 */
export function chosenSuites(args) {
  const firstOther = args.findIndex((arg) => !suiteNames.includes(arg))
  const named = firstOther < 0 ? args : args.slice(0, firstOther)
  const { node, isWatched, others } = unitOptions(firstOther < 0 ? [] : args.slice(firstOther))
  if ((node !== undefined || isWatched) && named.join() !== 'unit') {
    throw new StepFailure('--node and --watch are for the suite `unit` alone.', {
      hint: 'for example `npm test -- unit --watch` or `npm test -- unit --node 24`.',
    })
  }
  return {
    suites: suiteNames.filter((name) => named.length === 0 || named.includes(name)),
    runnerArgs: others,
    node,
    isWatched,
  }
}

function unitOptions(args) {
  const others = []
  const waiting = [...args]
  let node
  let isWatched = false
  for (let arg = waiting.shift(); arg !== undefined; arg = waiting.shift()) {
    if (arg === '--watch') isWatched = true
    else if (arg === '--node') node = waiting.shift() ?? ''
    else if (arg.startsWith('--node=')) node = arg.slice('--node='.length)
    else others.push(arg)
  }
  return { node, isWatched, others }
}

/**
 * Runs one suite to its end and answers its counts.
 * @param environment in which the tests run.
 * @param runnerArgs are handed to the test runner.
 * @param node a version of Node for `unit`, instead of the one that runs this.
 */
export async function runNamedSuite(name, { project, environment, runnerArgs, node }) {
  const options = { project, environment, logFolder: path.join(project, 'output', 'logs') }
  switch (name) {
    case 'check':
      return runChecks(project, options.logFolder)
    case 'unit':
      return runVitest({ name, args: runnerArgs, node }, options)
    case 'unit-shipped-node':
      return runOnShippedNode({ name, args: runnerArgs }, options)
    default: {
      const parts = runnerArgs.length > 0 ? [{ name, args: runnerArgs }] : e2eParts
      const counts = []
      for (const part of parts) counts.push(await runPlaywright(part, options))
      return sumOfCounts(counts)
    }
  }
}

/**
 * Runs the unit tests that a change touches again at each change, until the user ends it.
 * @returns the exit code.
 */
export async function watchUnit({ project, environment, runnerArgs, node }) {
  const { command, args } = await onNode(node, toolCommand(project, 'vitest', ['watch', ...runnerArgs]))
  const { code, error } = await startChild(command, args, { cwd: project, env: environment, stdio: 'inherit' }).ended
  if (error !== undefined) throw error
  return code
}

async function runOnShippedNode(part, options) {
  const args = part.args.length > 0 ? part.args : mainProcessTests
  if (hasNodePackage()) return runVitest({ ...part, args, node: shippedNode.version }, options)
  process.stdout.write(`Left out: the npm registry has no Node for ${process.platform}-${process.arch}.\n`)
  return sumOfCounts([])
}

async function runVitest({ name, args, node }, { project, environment, logFolder }) {
  const reportFile = path.join(logFolder, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const { code, report } = await runSuite({
    ...(await onNode(node, toolCommand(project, 'vitest', ['run', ...reporters, ...args]))),
    cwd: project,
    logFile: path.join(logFolder, `${name}.log`),
    reportFile,
    environment,
  })
  return countsOfVitest(report, code)
}

/** The same command on another version of Node, `undefined` for the one that runs this. */
async function onNode(node, tool) {
  if (node === undefined) return tool
  const { version, executable } = await prepareNodeRuntime(node)
  process.stdout.write(`On Node ${version}\n`)
  return { ...tool, command: executable }
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
