import * as v from 'valibot'
import type { AgentInfo, AgentSkill } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { wireFlag, wireInteger, wireList, wireText } from './wire-values.ts'

/** A sign-in time from here on (year 2106) means that it is not real (docs/gateway.md §3.5). */
const unrealLoginDate = 4_294_967_295_000
/** No agent signed in before (year 2000): a 0, or a count of something else. */
const firstLoginDate = 946_684_800_000
/** The values for no reason, and for no time in seconds (docs/gateway.md §3.5). */
const unrealReason = 65_535
const unrealSeconds = 4_294_967_295

const wireAgent = v.object({
  workno: v.optional(wireText),
  name: v.optional(wireText),
  status: v.optional(wireInteger),
  ctiStatus: v.optional(wireInteger),
  groupid: v.optional(wireInteger),
  groupname: v.optional(wireText),
  skilllist: v.optional(wireList),
  callids: v.optional(wireList),
  mediatype: v.optional(wireText),
  vdnid: v.optional(wireInteger),
  phonenumber: v.optional(wireText),
  currentstatetime: v.optional(wireInteger),
  logindate: v.optional(wireInteger),
  inMultimediaConf: v.optional(wireFlag),
  currentStateReason: v.optional(wireInteger),
})

const wireSkill = v.object({
  name: v.optional(wireText),
  id: v.optional(wireInteger),
  mediatype: v.optional(wireInteger),
})

/**
 * Turns the `result` of a lookup into one strict AgentInfo (docs/gateway.md §3; the deviations of
 * §9 are tolerated). No result at all (null, {}, "", [] or absent) means that there is no such
 * colleague (§3.5). A result without a status, or of another work number than the one asked, is
 * `reply-not-understood`: never a half-empty card, never somebody else's.
 */
export function parseAgentInfo(result: unknown, askedWorkno: string): Result<AgentInfo> {
  const candidate = Array.isArray(result) && result.length === 1 ? (result[0] as unknown) : result
  if (isNothing(candidate)) return failure({ code: 'colleague-not-found' })
  const parsed = v.safeParse(wireAgent, candidate)
  if (!parsed.success || Array.isArray(candidate)) return failure({ code: 'reply-not-understood', detail: 'result' })
  const wire = parsed.output
  if (wire.workno !== askedWorkno) return failure({ code: 'reply-not-understood', detail: 'workno' })
  if (wire.status === null || wire.status === undefined)
    return failure({ code: 'reply-not-understood', detail: 'status' })
  return success({
    workno: wire.workno,
    name: wire.name || wire.workno,
    status: wire.status,
    ctiStatus: wire.ctiStatus ?? null,
    groupid: wire.groupid ?? null,
    groupname: wire.groupname ?? '',
    skilllist: (wire.skilllist ?? []).flatMap(readSkill),
    callids: (wire.callids ?? []).flatMap((id) =>
      typeof id === 'string' || typeof id === 'number' ? [String(id)] : [],
    ),
    mediatype: wire.mediatype ?? '',
    vdnid: wire.vdnid ?? null,
    phonenumber: wire.phonenumber ?? '',
    currentstatetime: inRange(wire.currentstatetime, 0, unrealSeconds),
    logindate: inRange(inMilliseconds(wire.logindate), firstLoginDate, unrealLoginDate),
    inMultimediaConf: wire.inMultimediaConf ?? null,
    currentStateReason: inRange(wire.currentStateReason, 0, unrealReason),
  })
}

function readSkill(value: unknown): AgentSkill[] {
  const parsed = v.safeParse(wireSkill, value)
  if (!parsed.success) return []
  const { name, id, mediatype } = parsed.output
  const readable = name || (id === null || id === undefined ? '' : String(id))
  return readable === '' ? [] : [{ name: readable, id: id ?? null, mediatype: mediatype ?? null }]
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Some gateways send seconds. As milliseconds these values would all be of 1973 or before. */
const inMilliseconds = (instant: number | null | undefined): number | null =>
  typeof instant === 'number' && instant < 100_000_000_000 ? instant * 1_000 : (instant ?? null)

const inRange = (value: number | null | undefined, from: number, below: number): number | null =>
  typeof value === 'number' && value >= from && value < below ? value : null
