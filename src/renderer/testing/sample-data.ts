import type { AgentInfo, LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot, ColleagueView, ProfileView, Question } from '../../shared/app-snapshot.ts'

export const exampleProfileView: ProfileView = {
  id: 'default',
  name: 'Gateway',
  gateway: 'https://gateway.example:8043',
  agentId: '20010',
  phone: '70010',
  caFile: null,
  signInMode: 'login',
  isPasswordStored: true,
}

export const signedInSnapshot: AppSnapshot = {
  revision: 1,
  version: '0.1.0',
  platform: 'linux',
  isDemo: false,
  systemLanguage: 'en',
  session: { state: 'signed-in', agentId: '20010', kind: 'owned', since: 0, passwordExpiresInDays: null },
  keyring: 'available',
  settings: {
    language: 'en',
    theme: 'system',
    textSizePercent: 100,
    highestWorkno: 59_999,
    isAlwaysOnTop: true,
    requestTimeoutMs: 10_000,
    isPanelPinned: true,
    opacityPercent: 100,
    trayIcon: 'system',
    isStartedAtLogin: false,
    isHistoryKept: true,
    historyLimit: 15,
    historyDays: 14,
    isClipboardRead: false,
  },
  profile: exampleProfileView,
  profiles: [exampleProfileView],
  pins: [],
  favouriteColleagues: [],
  recentColleagues: [],
  hotkey: { accelerator: 'Control+Shift+Space', state: 'active' },
  desktop: { limits: [], hasOpacity: true },
  questions: [],
  notices: [],
  sleptAt: null,
}

const exampleAgent: AgentInfo = {
  workno: '20011',
  name: 'Li Lei',
  status: 4,
  ctiStatus: 1,
  groupid: 1,
  groupname: 'Second line',
  skilllist: [
    { name: 'voice', id: 3, mediatype: 5 },
    { name: 'email', id: 4, mediatype: 6 },
  ],
  callids: ['1501125758-12'],
  mediatype: 'TTF',
  vdnid: 6,
  phonenumber: '70942',
  currentstatetime: 1_210,
  logindate: 1_501_125_758_000,
  inMultimediaConf: false,
  currentStateReason: 0,
}

/** An answer that has just come, about the sample colleague with these differences. */
export const sampleAnswer = (differences: Partial<AgentInfo> = {}, answeredAt = Date.now()): LookupAnswer => ({
  agent: { ...exampleAgent, ...differences },
  answeredAt,
})

/** A colleague that can be found again; nothing is known of their state. */
export const exampleColleague = (workno: string, name: string, last: ColleagueView['last'] = null): ColleagueView => ({
  workno,
  name,
  groupname: 'Second line',
  last,
})

const fingerprint256 = Array.from({ length: 32 }, (_, index) => (index + 160).toString(16).toUpperCase()).join(':')

/** A certificate that was not trusted, with these differences of the question. */
export const sampleCertificateQuestion = (
  differences: Partial<Extract<Question, { kind: 'certificate' }>> = {},
): Extract<Question, { kind: 'certificate' }> => ({
  kind: 'certificate',
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
