// npm run bench [-- name ...]: measures the app and, in the same run, the floor. A missed goal is
// shown but is no failure, since figures depend on the machine. It fails only if it cannot measure.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { projectFolder } from '../scripts/setup/folders.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { remark, runCommand, StepFailure } from '../scripts/setup/steps.mjs'
import { measureCard } from './measures/card.mjs'
import { measureIpc } from './measures/ipc.mjs'
import { measureLookup } from './measures/lookup.mjs'
import { measureMemory } from './measures/memory.mjs'
import { measurePanel } from './measures/panel.mjs'
import { measureStart } from './measures/start.mjs'
import { resultLine } from './result-line.mjs'
import { startTestDesktop } from './test-desktop.mjs'

/**
 * In the order of the run: first those that need a quiet machine most; `card` uses the results of
 * `ipc`.
 */
const measures = {
  start: measureStart,
  memory: measureMemory,
  ipc: measureIpc,
  lookup: measureLookup,
  card: measureCard,
  panel: measurePanel,
}

/** Measures that need others in the same run. */
const needs = { card: ['ipc'], panel: ['ipc', 'card'] }

await runCommand(async () => {
  const names = chosen(process.argv.slice(2))
  const { runtime, environment } = await prepare(['run', 'display', 'test'])
  const testDesktop = await startTestDesktop(runtime, environment)
  reportLoad('before')
  const results = []
  for (const name of names) {
    for (const result of await measures[name](testDesktop, results)) {
      results.push(result)
      process.stdout.write(`${resultLine(result)}\n`)
    }
  }
  reportLoad('after')
  const file = path.join(projectFolder, 'output', 'bench.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`)
  return 0
})

function chosen(args) {
  const known = Object.keys(measures)
  const unknown = args.find((arg) => !known.includes(arg))
  if (unknown !== undefined) {
    throw new StepFailure(`There is no measure ${unknown}.`, { hint: `choose from: ${known.join(', ')}.` })
  }
  if (args.length === 0) return known
  const wanted = new Set(args.flatMap((name) => [name, ...(needs[name] ?? [])]))
  return known.filter((name) => wanted.has(name))
}

function reportLoad(when) {
  const [lastMinute] = loadavg()
  const isBusy = when === 'before' && lastMinute > cpus().length / 2
  remark(
    `Load ${when}: ${lastMinute.toFixed(2)}${isBusy ? '. The machine is busy: judge by the ratios, and repeat.' : ''}`,
  )
}
