/** One skill queue of a colleague. `mediatype` is an open enumeration (docs/gateway.md §3.3). */
export interface AgentSkill {
  readonly name: string
  readonly id: number | null
  readonly mediatype: number | null
}

/**
 * A colleague as the gateway knows them, in one strict shape: the fifteen documented fields under
 * their documented names (docs/gateway.md §3), each of one type. `null` means that the gateway did
 * not say, or sent a sentinel for "not real".
 */
export interface AgentInfo {
  readonly workno: string
  /** Display name; equals the work number when none was set. Never empty. */
  readonly name: string
  /** CC-Gateway status, table 1 (docs/gateway.md §3.1). */
  readonly status: number
  /** CTI platform status, table 2 (docs/gateway.md §3.2); unknown to older gateways. */
  readonly ctiStatus: number | null
  readonly groupid: number | null
  readonly groupname: string
  readonly skilllist: readonly AgentSkill[]
  readonly callids: readonly string[]
  /**
   * Three letters `T` or `F`: CTIServer, WebM, MailM (docs/gateway.md §3.4); empty when not given.
   */
  readonly mediatype: string
  readonly vdnid: number | null
  readonly phonenumber: string
  /** Time in the current state when the gateway answered, in seconds. */
  readonly currentstatetime: number | null
  /** Sign-in time, epoch milliseconds. */
  readonly logindate: number | null
  readonly inMultimediaConf: boolean | null
  readonly currentStateReason: number | null
}

/** A lookup's answer: the colleague, and when the gateway's reply arrived (epoch milliseconds). */
export interface LookupAnswer {
  readonly agent: AgentInfo
  /** The profile whose gateway answered. */
  readonly profileId: string
  /** The gateway's own clock when it replied (epoch milliseconds); null when it did not say. */
  readonly gatewayTime: number | null
  readonly answeredAt: number
  /** What the gateway calls the reason of a rest; null for no rest, and where it gives no name. */
  readonly reasonName: string | null
}
