import { ExponentialBackoff, type GeneratorFn } from 'cockatiel'
import type { BackOff } from '../../core/ports.ts'

/** A gateway that is down must not get two requests at once. */
const minDelayMs = 500
/** The first window is wide: all agents of a gateway lose it at the same moment. */
const firstWindowMs = 8_000
const lastWindowMs = 30_000

/** Anything from the shortest wait to the end of a window, which doubles with each attempt. */
const spreadOverWindow: GeneratorFn<number> = (attempt = 0, { initialDelay, maxDelay, exponent }) => {
  const windowMs = Math.min(maxDelay, initialDelay * exponent ** attempt)
  return [minDelayMs + Math.random() * (windowMs - minDelayMs), attempt + 1]
}

/**
 * Exponential back-off with full jitter over windows of 8 s to 30 s, none shorter than 0.5 s. The
 * jitter prevents many programs from coming back at the same moment: a lower limit that cut into
 * the window would gather them there.
 */
export function jitteredBackOff(): BackOff {
  const policy = new ExponentialBackoff<number>({
    initialDelay: firstWindowMs,
    maxDelay: lastWindowMs,
    exponent: 2,
    generator: spreadOverWindow,
  })
  let step = policy.next()
  return {
    nextDelayMs: () => {
      const { duration } = step
      step = step.next(undefined)
      return duration
    },
  }
}
