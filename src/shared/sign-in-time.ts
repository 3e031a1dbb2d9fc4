import type { LookupAnswer } from './agent-info.ts'

/** The sign-in time of a colleague, as far as it can be trusted. */
export type SignInTime =
  | { readonly kind: 'not-given' }
  /** It lies in the future, so it cannot be true. */
  | { readonly kind: 'unclear'; readonly at: number }
  | {
      readonly kind: 'known'
      readonly at: number
      /** How long ago; null for just now, which a clock a little behind takes for the future. */
      readonly seconds: number | null
      /** The gateway's clock minus this computer's, when they differ by more than a minute. */
      readonly clockDifferenceMs: number | null
    }

const minuteMs = 60_000

/**
 * Reads a sign-in time by the gateway's own clock, which also wrote it; by this computer's where
 * the gateway tells no time. `countedMs` is the time that has passed since the answer.
 */
export function signInTimeOf(
  { agent, gatewayTime, answeredAt }: Pick<LookupAnswer, 'agent' | 'gatewayTime' | 'answeredAt'>,
  countedMs = 0,
): SignInTime {
  const { logindate: at } = agent
  if (at === null) return { kind: 'not-given' }
  const agoMs = (gatewayTime ?? answeredAt) - at
  if (agoMs < -minuteMs) return { kind: 'unclear', at }
  const difference = gatewayTime === null ? 0 : gatewayTime - answeredAt
  return {
    kind: 'known',
    at,
    seconds: agoMs < 0 ? null : (agoMs + countedMs) / 1_000,
    clockDifferenceMs: Math.abs(difference) > minuteMs ? difference : null,
  }
}
