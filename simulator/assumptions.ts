/**
 * What the simulator does where the gateway's documentation is silent. Each entry names the
 * sections of docs/gateway.md that leave it open. A site's actual behaviour can be set here, in one
 * place.
 */
export interface Assumptions {
  /** §3.5, §10.1: reply to a look-up of a work number that is unknown or of another VDN. */
  readonly unknownWorkno: '100-007' | 'null' | 'empty'
  /** §1.4: the agent is not signed in, or no longer. */
  readonly notSignedInRetcode: string
  /** §1.4: the agent is signed in, but the request has no Guid. */
  readonly missingGuidRetcode: string
  /** §1.4, §2.1: the agent is signed in, but with another Guid. */
  readonly wrongGuidRetcode: string
  /** §1.4, §2.1: the Guid has timed out or has been replaced. */
  readonly expiredGuidRetcode: string
  /** §4.2: the Guid of a session that another client's forceLogin has replaced. */
  readonly replacedGuidRetcode: string
  /** §1.2: without the load balancer's cookies a request reaches a node without the session. */
  readonly wrongNodeRetcode: string
  /** §2.1, §10.2: a replaced Guid still passes until its own time-out. */
  readonly isPreviousGuidAccepted: boolean
  /**
   * §2.1, §10.3: a due `Set-GUID` comes with all replies, not only poll, handshake and heartbeat.
   */
  readonly isGuidSetOnEveryReply: boolean
  /** §2.2, §10.5: look-ups keep the session alive. */
  readonly doLookupsKeepSession: boolean
  /**
   * §2.2: after a forced sign-out one poll returns `AgentOther_ShutdownService` before polls fail.
   */
  readonly hasShutdownEvent: boolean
  /** §5.4: the same after the agent's own sign-out (newer pages: no). */
  readonly hasShutdownEventOnOwnSignOut: boolean
  /** §5.1: events have `eventGenTime`, as on the newest pages. */
  readonly hasEventGenTime: boolean
  /** §5.1: a second poll ends the held one with an empty reply, or is refused with 000-007. */
  readonly secondPoll: 'replaces' | 'refused'
  /** §1.6: the same sign-in request again before the first has its reply. */
  readonly repeatedSignInRetcode: string
  /** §1.6, §8: another kind of sign-in while one is unanswered. */
  readonly signingInRetcode: string
  /** §1.6: a sign-in while a sign-out is unanswered, and the reverse. */
  readonly signOutUnansweredRetcode: string
  /** §6: logout while the agent is talking. */
  readonly signOutInCallRetcode: string
  /** §6: `result` of logout: `{}` on the page, `null` in the development guide. */
  readonly logoutResult: 'object' | 'null'
  /**
   * §4.1: form of the sign-in reply: current page, 2018 (fewer fields), development guide (`msg`).
   */
  readonly signInReply: 'current' | '2018' | 'guide'
  /** §4.1: retcode of requests until a forced password change; null lets them pass. */
  readonly forceChangeRetcode: string | null
  /** §4.3: loginEx accepts an empty password. */
  readonly isEmptyPasswordAcceptedByLoginEx: boolean
  /** §8 (110-016): number of wrong passwords in a row that locks the account, and for how long. */
  readonly wrongPasswordsUntilLocked: number
  readonly lockedForMs: number
  /** §8 (100-013): phone numbers that cannot be bound. */
  readonly invalidPhones: readonly string[]
  /** §8 (100-014): phone numbers outside the configured range. */
  readonly phonesOutOfRange: readonly string[]
  /** §1.2: a request without Content-Type is refused with 000-002. */
  readonly isContentTypeRequired: boolean
  /** §7: agentinfonoskills omits `skilllist`, or returns null or an empty list. */
  readonly skillsWhenWithout: 'absent' | 'null' | 'empty'
  /** §10.12: the names of rest reasons, as a list of objects or as an object from code to text. */
  readonly restReasonsReply: 'list' | 'map'
  /** §3.1: ctiStatus of an agent in pre-rest, a rest that begins after the current call. */
  readonly preRestCtiStatus: number
}

/** The defaults. Tests and integrators override single entries. */
export const defaultAssumptions: Assumptions = {
  unknownWorkno: '100-007',
  notSignedInRetcode: '100-006',
  missingGuidRetcode: '000-003',
  wrongGuidRetcode: '000-003',
  expiredGuidRetcode: '000-003',
  replacedGuidRetcode: '100-006',
  wrongNodeRetcode: '100-006',
  isPreviousGuidAccepted: true,
  isGuidSetOnEveryReply: false,
  doLookupsKeepSession: false,
  hasShutdownEvent: true,
  hasShutdownEventOnOwnSignOut: false,
  hasEventGenTime: true,
  secondPoll: 'replaces',
  repeatedSignInRetcode: '000-007',
  signingInRetcode: '100-021',
  signOutUnansweredRetcode: '100-010',
  signOutInCallRetcode: '100-010',
  logoutResult: 'object',
  signInReply: 'current',
  forceChangeRetcode: '000-003',
  isEmptyPasswordAcceptedByLoginEx: true,
  wrongPasswordsUntilLocked: 5,
  lockedForMs: 15 * 60_000,
  invalidPhones: ['70013'],
  phonesOutOfRange: ['70014'],
  isContentTypeRequired: false,
  skillsWhenWithout: 'absent',
  restReasonsReply: 'list',
  preRestCtiStatus: 5,
}
