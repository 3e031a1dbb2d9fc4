/** Counts wrong passwords and locks accounts (docs/gateway.md §8, 110-016). */
export interface PasswordLockout {
  isLocked(agentId: string): boolean
  recordFailure(agentId: string): void
  recordSuccess(agentId: string): void
  clear(): void
}

/** Locks for `lockedForMs` after `limit` wrong passwords in a row. */
export function createPasswordLockout(limit: number, lockedForMs: number, now: () => number): PasswordLockout {
  const wrongCounts = new Map<string, number>()
  const lockedUntil = new Map<string, number>()
  return {
    isLocked: (agentId) => now() < (lockedUntil.get(agentId) ?? -Infinity),
    recordFailure(agentId) {
      const count = (wrongCounts.get(agentId) ?? 0) + 1
      wrongCounts.set(agentId, count)
      if (count < limit) return
      lockedUntil.set(agentId, now() + lockedForMs)
      wrongCounts.delete(agentId)
    },
    recordSuccess: (agentId) => void wrongCounts.delete(agentId),
    clear() {
      wrongCounts.clear()
      lockedUntil.clear()
    },
  }
}
