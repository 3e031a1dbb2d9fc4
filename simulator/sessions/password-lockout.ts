/** Counts wrong passwords and locks accounts (docs/gateway.md §8, 110-016). */
export interface PasswordLockout {
  isLocked(agentId: string): boolean
  recordFailure(agentId: string): void
  recordSuccess(agentId: string): void
  clear(): void
}

/** Locks for `lockedForMs` after `limit` wrong passwords in a row. */
export function createPasswordLockout(limit: number, lockedForMs: number, now: () => number): PasswordLockout {
  const failureCounts = new Map<string, number>()
  const lockedUntil = new Map<string, number>()
  return {
    isLocked: (agentId) => now() < (lockedUntil.get(agentId) ?? -Infinity),
    recordFailure(agentId) {
      const count = (failureCounts.get(agentId) ?? 0) + 1
      failureCounts.set(agentId, count)
      if (count < limit) return
      lockedUntil.set(agentId, now() + lockedForMs)
      failureCounts.delete(agentId)
    },
    recordSuccess: (agentId) => void failureCounts.delete(agentId),
    clear() {
      failureCounts.clear()
      lockedUntil.clear()
    },
  }
}
