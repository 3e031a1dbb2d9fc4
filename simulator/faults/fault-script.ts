import type { Fault } from './fault.ts'

/** A scripted fault and what became of it. */
export interface ScriptedFault {
  readonly id: string
  readonly fault: Fault
  /** Requests met so far. */
  readonly met: number
}

/** The script: which faults wait for requests. */
export interface FaultList {
  /** Adds a fault; answers its id. FaultList that meet the same request act in the order added. */
  add(fault: Fault): string
  /** Removes a fault and frees what it holds; false when there is no such id. */
  remove(id: string): boolean
  clear(): void
  list(): readonly ScriptedFault[]
}

/** The side of the script that the server uses. */
export interface FaultScript extends FaultList {
  /** The faults that meet this request, each counted; `released` fires when the fault is removed. */
  take(method: string, path: string): readonly { readonly fault: Fault; readonly released: AbortSignal }[]
}

interface Entry {
  readonly id: string
  readonly fault: Fault
  readonly expression: RegExp
  readonly release: AbortController
  seen: number
  met: number
}

/** Creates an empty script. */
export function createFaultScript(): FaultScript {
  const entries = new Map<string, Entry>()
  let lastId = 0

  function remove(id: string): boolean {
    entries.get(id)?.release.abort()
    return entries.delete(id)
  }

  return {
    add(fault) {
      lastId += 1
      const id = `fault-${lastId}`
      const release = new AbortController()
      entries.set(id, { id, fault, expression: toExpression(fault.on), release, seen: 0, met: 0 })
      return id
    },
    remove,
    clear() {
      for (const id of [...entries.keys()]) remove(id)
    },
    list: () => [...entries.values()].map(({ id, fault, met }) => ({ id, fault, met })),
    take(method, path) {
      const taken = []
      for (const entry of entries.values()) {
        const { fault } = entry
        if ((fault.method ?? method) !== method || !entry.expression.test(path)) continue
        entry.seen += 1
        const limit = fault.times === 'always' ? Infinity : (fault.times ?? 1)
        if (entry.seen <= (fault.skip ?? 0) || entry.met >= limit) continue
        entry.met += 1
        taken.push({ fault, released: entry.release.signal })
      }
      return taken
    },
  }
}

function toExpression(pattern: string): RegExp {
  const source = pattern
    .split('**')
    .map((part) =>
      part
        .split('*')
        .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^/]+'),
    )
    .join('.*')
  return new RegExp(`^${source}$`)
}
