import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { processTree } from '../../scripts/package/process-tree.mjs'
import { launch } from '../launch.mjs'
import { median } from '../statistics.mjs'

const SETTLING_MS = 8_000
const RUNS = 3

/** Measures the memory of all idle processes: the sum of their proportional set sizes (PSS). */
export async function measureMemory({ app, floor }) {
  const samples = { app: [], floor: [] }
  let disturbedRuns = 0
  for (let run = 0; run < RUNS; run += 1) {
    for (const target of run % 2 === 0 ? [floor, app] : [app, floor]) {
      const { parts, isDisturbed } = await memoryOnce(target)
      samples[target.name].push(parts)
      if (isDisturbed) disturbedRuns += 1
    }
  }
  const total = (target) => median(samples[target].map((parts) => sum(Object.values(parts))))
  const common = { name: 'memory', unit: 'MB' }
  // Memory shared with another Electron counts less: the figures are too low, and the ratio is too
  // high.
  const note = `${RUNS} each${disturbedRuns === 0 ? '' : `; NOT VALID: another Electron ran beside ${disturbedRuns} of them`}`
  const kinds = Object.keys(samples.app[0])
  return [
    {
      ...common,
      what: 'PSS of all processes',
      value: total('app'),
      floor: total('floor'),
      goalRatio: 1.2,
      note,
    },
    ...kinds.map((kind) => {
      const of = (target) => median(samples[target].map((parts) => parts[kind] ?? 0))
      return { ...common, what: `· ${kind}`, value: of('app'), ...(of('floor') > 0 ? { floor: of('floor') } : {}) }
    }),
  ]
}

async function memoryOnce(target) {
  const running = launch(target)
  await delay(SETTLING_MS)
  const parts = {}
  const processes = processTree(running.pid)
  for (const { pid, args } of processes) {
    const kind = kindOf(args)
    parts[kind] = (parts[kind] ?? 0) + proportionalMegabytes(pid)
  }
  const isDisturbed = hasOther(target.executable, new Set(processes.map(({ pid }) => pid)))
  await running.kill()
  return { parts, isDisturbed }
}

/** Whether the same executable runs in a process that is not one of `ours`. */
function hasOther(executable, ours) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && !ours.has(Number(name)))
    .some((name) => {
      try {
        return readlinkSync(`/proc/${name}/exe`) === executable
      } catch {
        return false // It has exited meanwhile, or belongs to another user.
      }
    })
}

/** The type of a Chromium process, by its arguments. */
function kindOf(args) {
  const type = /--type=(\S+)/.exec(args)?.[1] ?? 'main'
  const service = /--utility-sub-type=(\S+)/.exec(args)?.[1]?.replace(/^.*\.mojom\./, '')
  return service === undefined ? type : `${type} ${service}`
}

function proportionalMegabytes(pid) {
  const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return found === null ? 0 : (Number(found[1]) * 1024) / 1_000_000
}

const sum = (values) => values.reduce((total, value) => total + value, 0)
