import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { processTree } from '../../scripts/package/process-tree.mjs'
import { launch } from '../launch.mjs'
import { median } from '../statistics.mjs'

const SETTLING_MS = 8_000
const RUNS = 3

/** Memory of all processes while nothing happens: the sum of their proportional set sizes, each alone on the display. */
export async function measureMemory({ app, floor }) {
  const samples = { app: [], floor: [] }
  for (let run = 0; run < RUNS; run += 1) {
    for (const target of run % 2 === 0 ? [floor, app] : [app, floor])
      samples[target.name].push(await memoryOnce(target))
  }
  const total = (target) => median(samples[target].map((parts) => sum(Object.values(parts))))
  const common = { name: 'memory', unit: 'MB' }
  const kinds = Object.keys(samples.app[0])
  return [
    {
      ...common,
      what: 'PSS of all processes',
      value: total('app'),
      floor: total('floor'),
      goalRatio: 1.2,
      note: `${RUNS} each`,
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
  for (const { pid, args } of processTree(running.pid)) {
    const kind = kindOf(args)
    parts[kind] = (parts[kind] ?? 0) + proportionalMegabytes(pid)
  }
  await running.kill()
  return parts
}

/** What a process of Chromium's is for, by its arguments. */
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
