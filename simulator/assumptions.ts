/**
 * Everything the simulator does that no page of the gateway documents. Each entry names the section of
 * docs/gateway.md that leaves it open, so that a site's real behaviour can be set in one place.
 */
export interface Assumptions {
  /** §3, §10.1: answer to a look-up of an unknown or foreign-VDN work number. */
  readonly unknownWorkno: '100-007' | 'null' | 'empty'
  /** §1.4: the agent is not signed in (any more). */
  readonly notSignedInRetcode: string
  /** §1.4: the agent is signed in, but the Guid is absent. */
  readonly missingGuidRetcode: string
  /** §1.4, §2.1: the agent is signed in, but the Guid is another one. */
  readonly wrongGuidRetcode: string
  /** §1.4, §2.1: the Guid was right but is past its time-out, or was replaced. */
  readonly expiredGuidRetcode: string
  /** §4.2: the Guid of a session that a forceLogin from elsewhere has replaced. */
  readonly replacedGuidRetcode: string
  /** §1.2: a request without the balancer's cookie reaches a node that does not know the session. */
  readonly wrongNodeRetcode: string
  /** §2.1, §10.2: after a change the former Guid still passes until its own time-out. */
  readonly isPreviousGuidAccepted: boolean
  /** §2.1, §10.3: other replies than poll, handshake and heartbeat carry a due `Set-GUID` too. */
  readonly isGuidSetOnEveryReply: boolean
  /** §2.2, §10.5: look-ups count as activity that keeps the session. */
  readonly doLookupsKeepSession: boolean
  /** §2.2: a forced sign-out puts `AgentOther_ShutdownService` in the queue before polls fail. */
  readonly hasShutdownEvent: boolean
  /** §5.4: an agent who signs out by its own request gets that event too (newer pages: no). */
  readonly hasShutdownEventOnOwnSignOut: boolean
  /** §5.1: events carry `eventGenTime` as on the newest pages. */
  readonly hasEventGenTime: boolean
  /** §5.1: a second poll while one is held: the first is answered empty, or the second is refused with 000-007. */
  readonly secondPoll: 'replaces' | 'refused'
  /** §1.6: the same sign-in interface again before it answered. */
  readonly repeatedSignInRetcode: string
  /** §1.6, §8: another sign-in interface while one is unanswered. */
  readonly signingInRetcode: string
  /** §1.6: sign-in while a sign-out is unanswered, and the reverse. */
  readonly signOutUnansweredRetcode: string
  /** §6: logout while the agent is talking or answering. */
  readonly signOutInCallRetcode: string
  /** §6: `result` of logout: `{}` on the page, `null` in the guide. */
  readonly logoutResult: 'object' | 'null'
  /** §4.1: shape of the sign-in reply: current page, 2018 demos (fewer fields), development guide (`msg`). */
  readonly signInReply: 'current' | '2018' | 'guide'
  /** §4.1: "until the password is changed no calls": the retcode of such calls, or null to let them pass. */
  readonly forceChangeRetcode: string | null
  /** §4.3: loginEx with an empty password is accepted. */
  readonly isEmptyPasswordAcceptedByLoginEx: boolean
  /** §8 (110-016): wrong passwords in a row until the account is locked, and for how long. */
  readonly wrongPasswordsUntilLocked: number
  readonly lockedForMs: number
  /** §8 (100-013): phone numbers that cannot be bound. */
  readonly invalidPhones: readonly string[]
  /** §8 (100-014): phone numbers outside the configured range. */
  readonly phonesOutOfRange: readonly string[]
  /** §1.2: a request without Content-Type is refused with 000-002 (the generated client sends none on GET). */
  readonly isContentTypeRequired: boolean
  /** §7: agentinfonoskills leaves `skilllist` out, or delivers it as null or an empty list. */
  readonly skillsWhenWithout: 'absent' | 'null' | 'empty'
  /** §3.1: ctiStatus of an agent in pre-rest (a rest that begins after the call at hand). */
  readonly preRestCtiStatus: number
}

/** The defaults; a test or integrator overrides single entries. */
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
  preRestCtiStatus: 5,
}
