import { ExponentialBackoff, fullJitterGenerator } from 'cockatiel'
import type { BackOff } from '../../core/ports.ts'

const initialDelayMs = 1_000
const maxDelayMs = 30_000
/** Full jitter can be almost 0. A gateway that is down must not get two requests at once. */
const minDelayMs = 500

/**
 * Exponential back-off with full jitter, from 1 s up to 30 s. The jitter prevents many programs
 * from reconnecting at the same moment.
 */
export function jitteredBackOff(): BackOff {
  const policy = new ExponentialBackoff({
    initialDelay: initialDelayMs,
    maxDelay: maxDelayMs,
    generator: fullJitterGenerator,
  })
  let step = policy.next()
  return {
    nextDelayMs: () => {
      const delayMs = Math.max(minDelayMs, step.duration)
      step = step.next(undefined)
      return delayMs
    },
  }
}
