const firstStepMs = 1_000
const longestStepMs = 30_000

/**
 * The wait before the recovery step after `attempt` failed ones: full jitter below a step that doubles up to 30 s, and never below half a
 * second, so that many seats neither come back together nor hammer. `random` is 0 up to, not including, 1.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const step = Math.min(longestStepMs, firstStepMs * 2 ** Math.min(attempt, 16))
  return Math.max(500, Math.round(random * step))
}
