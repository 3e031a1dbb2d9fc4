import { ExponentialBackoff, fullJitterGenerator } from 'cockatiel'
import type { BackOff } from '../../core/ports.ts'

const firstStepMs = 1_000
const longestStepMs = 30_000
/** Full jitter may come out at next to nothing; a gateway that is down must not see two requests in one breath. */
const shortestWaitMs = 500

/** Waits between recovery steps: full jitter below a step that doubles up to 30 s (cockatiel), so that many seats do not come back together. */
export function jitteredBackOff(): BackOff {
  const policy = new ExponentialBackoff({
    initialDelay: firstStepMs,
    maxDelay: longestStepMs,
    generator: fullJitterGenerator,
  })
  let step = policy.next()
  return {
    nextDelayMs: () => {
      const delayMs = Math.max(shortestWaitMs, step.duration)
      step = step.next(undefined)
      return delayMs
    },
  }
}
