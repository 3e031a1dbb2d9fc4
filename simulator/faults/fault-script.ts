import type { ActiveFault, Fault } from './fault.ts'

/** A fault of the script, with its count. */
interface ScriptedFault {
  readonly id: string
  readonly fault: Fault
  /** Number of requests that it has acted on. */
  readonly met: number
}

/** The faults that wait for requests. */
export interface FaultList {
  /** Adds a fault and returns its id. Faults that match the same request act in the order added. */
  add(fault: Fault): string
  /** Removes a fault and releases the requests that it holds. Returns false for an unknown id. */
  remove(id: string): boolean
  clear(): void
  list(): readonly ScriptedFault[]
}

/** The fault list with what the server needs. */
export interface FaultScript extends FaultList {
  /** Returns the faults that act on this request, and counts them. */
  take(method: string, path: string): readonly ActiveFault[]
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
      const active: ActiveFault[] = []
      for (const entry of entries.values()) {
        const { fault } = entry
        if ((fault.method ?? method) !== method || !entry.expression.test(path)) continue
        entry.seen += 1
        const limit = fault.times === 'always' ? Infinity : (fault.times ?? 1)
        if (entry.seen <= (fault.skip ?? 0) || entry.met >= limit) continue
        entry.met += 1
        active.push({ fault, released: entry.release.signal })
      }
      return active
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
