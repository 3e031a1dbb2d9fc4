import type { AgentInfo, LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot, ColleagueView, ProfileView, Question } from '../../shared/app-snapshot.ts'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { exampleSnapshot } from '../../../test/fixtures/example-snapshot.ts'

const { isSessionStored: _, ...profile } = exampleProfile

/** The example profile, named and with a stored password. */
export const exampleProfileView: ProfileView = {
  ...profile,
  name: 'Gateway',
  agentId: '20010',
  phone: '70010',
  isPasswordStored: true,
}

/** The example snapshot in English after a sign-in, with a keyring and a hotkey. */
export const exampleSignedInSnapshot: AppSnapshot = {
  ...exampleSnapshot,
  session: { state: 'signed-in', agentId: '20010', kind: 'owned', since: 0, passwordExpiresInDays: null },
  keyring: 'available',
  settings: { ...exampleSnapshot.settings, language: 'en' },
  profile: exampleProfileView,
  profiles: [exampleProfileView],
  hotkey: { accelerator: 'Control+Shift+Space', state: 'active' },
  desktop: { ...exampleSnapshot.desktop, hasOpacity: true },
}

/** An answer that has just come, about the example agent as Li Lei, with these differences. */
export const exampleAnswer = (differences: Partial<AgentInfo> = {}, answeredAt = Date.now()): LookupAnswer => ({
  agent: { ...exampleAgent, ...liLei, ...differences },
  profileId: exampleProfileView.id,
  gatewayTime: null,
  reasonName: null,
  answeredAt,
})

const liLei: Partial<AgentInfo> = {
  name: 'Li Lei',
  groupname: 'Second line',
  skilllist: [
    { name: 'voice', id: 3, mediatype: 5 },
    { name: 'email', id: 4, mediatype: 6 },
  ],
  callids: ['1501125758-12'],
  mediatype: 'TTF',
  currentstatetime: 1_210,
  logindate: 1_501_125_758_000,
  currentStateReason: 0,
}

/** A colleague of the suggestions; by default nothing is known of their state. */
export const exampleColleague = (workno: string, name: string, last: ColleagueView['last'] = null): ColleagueView => ({
  workno,
  name,
  groupname: 'Second line',
  last,
})

const fingerprint256 = Array.from({ length: 32 }, (_, index) => (index + 160).toString(16).toUpperCase()).join(':')

/** The question about a certificate that is not trusted, with these differences. */
export const exampleCertificateQuestion = (
  differences: Partial<Extract<Question, { kind: 'certificate' }>> = {},
): Extract<Question, { kind: 'certificate' }> => ({
  kind: 'certificate',
  id: '1',
  gateway: exampleProfileView.gateway,
  certificate: {
    subject: 'CN=gateway.example',
    issuer: 'CN=Example Root',
    validFrom: new Date(2024, 0, 2).getTime(),
    validTo: new Date(2124, 0, 2).getTime(),
    fingerprint256,
  },
  reason: 'certificate-unknown',
  mayBePinned: true,
  ...differences,
})
