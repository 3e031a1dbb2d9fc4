import type { AgentInfo } from './agent-info.ts'

/**
 * Our reading of `status` and `ctiStatus` together: can this colleague take the customer?
 * `free-no-phone` is a colleague to whom no call can be handed, for want of a phone number.
 */
export type Availability = 'free' | 'free-no-phone' | 'soon' | 'busy' | 'offline' | 'unknown'

/**
 * Which CTI values (table 2) are possible for each gateway status (table 1), docs/gateway.md §3.1;
 * adjusting (10) goes with wrap-up. A status for which the reference names none (pre-rest), or
 * which claims nothing (unknown), contradicts no platform status.
 */
const ctiBehindStatus: Readonly<Record<number, readonly number[]>> = {
  2: [0],
  3: [7],
  4: [1],
  5: [6, 10],
  6: [1],
  7: [2, 3, 4, 5],
  8: [8],
}

/** True when both numberings are known and cannot be true at the same time. */
export function hasConflictingStates(agent: Pick<AgentInfo, 'status' | 'ctiStatus'>): boolean {
  const { status, ctiStatus } = agent
  if (ctiStatus === null) return false
  const expected = ctiBehindStatus[status]
  const isListed = Number.isInteger(ctiStatus) && ctiStatus >= 0 && ctiStatus <= 10
  if (!expected || !isListed) return false
  return !expected.includes(ctiStatus)
}

/**
 * The availability of a colleague for a voice call, by the table of docs/product.md §6. Never
 * guesses: anything unlisted is `unknown`.
 */
export function availabilityOf(
  agent: Pick<AgentInfo, 'status' | 'ctiStatus' | 'mediatype' | 'phonenumber' | 'inMultimediaConf'>,
): Availability {
  const { status, ctiStatus } = agent
  // A colleague who pressed busy during a call contradicts the platform, and is busy all the same.
  if (hasConflictingStates(agent)) return isIdle(agent) || ctiStatus === idleOnPlatform ? 'unknown' : 'busy'
  if (status === 2 || ctiStatus === 0) return 'offline'
  if (agent.inMultimediaConf === true || busyStatuses.includes(status)) return 'busy'
  if (status === 5) return 'soon'
  if (!isIdle(agent)) return 'unknown'
  if (agent.phonenumber === '') return 'free-no-phone'
  return canTakeVoice(agent.mediatype) ? 'free' : 'unknown'
}

const idleOnPlatform = 1

/** Not ready, talking, rest, and pre-rest, which ends in a rest and not in being idle. */
const busyStatuses: readonly number[] = [3, 7, 8, 9]

/** Whether the gateway's own status would allow a call. */
const isIdle = ({ status }: Pick<AgentInfo, 'status'>): boolean => status === 4 || status === 6

/** True when the colleague is idle, but no call server knows them. */
export const isIdleWithoutVoice = (agent: Pick<AgentInfo, 'status' | 'mediatype'>): boolean =>
  isIdle(agent) && !canTakeVoice(agent.mediatype)

/**
 * Voice needs the first media letter `T` (docs/gateway.md §3.4); if the gateway sends no letters,
 * the status alone decides.
 */
function canTakeVoice(mediatype: string): boolean {
  return mediatype === '' || mediatype.startsWith('T')
}

/** Whether the state says more than the availability does. */
export const stateAddsToAvailability = (agent: Parameters<typeof availabilityOf>[0]): boolean =>
  availabilityOf(agent) !== 'offline' || agent.status !== 2

/** The reason of a rest in the gateway's words; null for no rest, and where it has no word. */
export const restReason = ({ status }: Pick<AgentInfo, 'status'>, reasonName: string | null): string | null =>
  status === 8 && reasonName !== '' ? reasonName : null
