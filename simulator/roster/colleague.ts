/** A skill queue. `mediatype` is an open list (docs/gateway.md §3.3). */
export interface Skill {
  readonly name: string
  readonly id: number
  readonly mediatype: number
}

/** A team as groupbyagent and grouponvdn return it (docs/gateway.md §7). */
export interface Team {
  readonly id: number
  readonly name: string
  readonly monitorno: number
  readonly monitorname: string
}

/**
 * What a colleague is doing. `status` is of table 1, `ctiStatus` of table 2 (docs/gateway.md §3.1,
 * §3.2).
 */
export interface ColleagueState {
  status: number
  ctiStatus: number
  /** Epoch milliseconds at which this state began. */
  since: number
  /** Epoch milliseconds of the sign-in, null while signed out. */
  signedInAt: number | null
  reason: number
  isInConference: boolean
}

/** The form of a colleague's record: as documented, or with a deviation (docs/gateway.md §9). */
export type RecordVariant = 'documented' | 'numbers' | 'old-gateway' | 'nulls' | 'extra-fields'

export interface Colleague {
  readonly workno: string
  readonly name: string
  readonly vdnId: number
  readonly team: Team | null
  readonly skills: readonly Skill[]
  readonly variant: RecordVariant
  /** `false`: absent from agentbyskill and agentbylist (docs/gateway.md §7). */
  readonly takesInboundCalls: boolean
  phone: string
  /** Three letters, T or F, for CTIServer, WebM and MailM (docs/gateway.md §3.4). */
  mediaServers: string
  state: ColleagueState
}

const signedOutStatus = 2

/** What the platform sends for an agent who is not signed in (docs/gateway.md §3.5). */
const signedOutSentinels = { seconds: 4_294_967_295, signedInAt: 4_294_967_295_000, reason: 65_535 }

/** False if either the status or the missing sign-in time says that the colleague is signed out. */
export function isSignedIn(colleague: Colleague): boolean {
  return colleague.state.status !== signedOutStatus && colleague.state.signedInAt !== null
}

/** The state of a colleague who is not signed in. */
export function offlineState(since: number): ColleagueState {
  return { status: signedOutStatus, ctiStatus: 0, since, signedInAt: null, reason: 0, isInConference: false }
}

/**
 * The record as the gateway sends it, with the fields in the order of the documented sample.
 * `status` and `ctiStatus` are strings, although the table says int (docs/gateway.md §3, §9).
 */
export function toAgentInfo(colleague: Colleague, now: number): Record<string, unknown> {
  const { state, team } = colleague
  const isOffline = state.signedInAt === null
  const record: Record<string, unknown> = {
    workno: colleague.workno,
    name: colleague.name,
    status: String(state.status),
    ctiStatus: String(state.ctiStatus),
    groupid: team?.id ?? -1,
    groupname: team?.name ?? '',
    skilllist: colleague.skills.map(({ name, id, mediatype }) => ({ name, id, mediatype })),
    mediatype: isOffline ? 'FFF' : colleague.mediaServers,
    vdnid: colleague.vdnId,
    phonenumber: colleague.phone,
    currentstatetime: isOffline ? signedOutSentinels.seconds : Math.max(0, Math.floor((now - state.since) / 1000)),
    logindate: state.signedInAt ?? signedOutSentinels.signedInAt,
    callids: [],
    inMultimediaConf: state.isInConference ? 1 : 0,
    currentStateReason: isOffline ? signedOutSentinels.reason : state.reason,
  }
  return applyVariant(record, colleague.variant)
}

function applyVariant(record: Record<string, unknown>, variant: RecordVariant): Record<string, unknown> {
  switch (variant) {
    case 'documented':
      return record
    case 'numbers':
      return { ...record, status: Number(record['status']), ctiStatus: Number(record['ctiStatus']) }
    case 'old-gateway': {
      const { ctiStatus: _cti, inMultimediaConf: _conference, currentStateReason: _reason, ...known } = record
      return known
    }
    case 'nulls':
      return { ...record, groupname: null, skilllist: null, callids: null, phonenumber: null, mediatype: null }
    case 'extra-fields':
      return { ...record, jsonKey: ['workno', 'name'], sitename: 'east', agentLevel: 3 }
  }
}
