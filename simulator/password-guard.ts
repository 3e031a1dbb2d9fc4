/** Counts wrong passwords and locks accounts (gateway-api.md §8, 110-016). */
export interface PasswordGuard {
  isLocked(agentId: string): boolean
  noteWrong(agentId: string): void
  noteRight(agentId: string): void
  clear(): void
}

/** Locks for `lockedForMs` after `limit` wrong passwords in a row. */
export function createPasswordGuard(limit: number, lockedForMs: number, now: () => number): PasswordGuard {
  const wrongCounts = new Map<string, number>()
  const lockedUntil = new Map<string, number>()
  return {
    isLocked: (agentId) => now() < (lockedUntil.get(agentId) ?? -Infinity),
    noteWrong(agentId) {
      const count = (wrongCounts.get(agentId) ?? 0) + 1
      wrongCounts.set(agentId, count)
      if (count < limit) return
      lockedUntil.set(agentId, now() + lockedForMs)
      wrongCounts.delete(agentId)
    },
    noteRight: (agentId) => void wrongCounts.delete(agentId),
    clear() {
      wrongCounts.clear()
      lockedUntil.clear()
    },
  }
}
