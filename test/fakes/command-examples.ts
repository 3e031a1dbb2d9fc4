import type { CommandInput, CommandName } from '../../src/shared/ipc-contract.ts'

const certificate = Array(32).fill('0A').join(':')

/** Inputs that each command accepts; complete by its type. */
export const commandExamples: { readonly [C in CommandName]: readonly CommandInput<C>[] } = {
  queryAgentInfoByWorkNo: ['20011', '', '２００１１', 'x'.repeat(40)],
  readSnapshot: [undefined],
  signIn: [
    {
      gateway: 'https://gateway.example:8043',
      agentId: '20001',
      password: 'secret',
      phone: '70001',
      caFile: '/etc/ca.pem',
      mode: 'login',
      isPasswordToBeStored: true,
    },
    {
      gateway: '',
      agentId: '',
      password: null,
      phone: '',
      caFile: null,
      mode: 'forcelogin',
      isPasswordToBeStored: false,
    },
  ],
  signOut: [undefined],
  adoptSession: [{ gateway: 'gateway.example', agentId: '20001', guid: 'x.AgentGateway0', caFile: null }],
  retryNow: [undefined],
  answerQuestion: [
    { kind: 'certificate', fingerprint256: certificate, isPinned: true },
    { kind: 'proxy-credentials', credentials: { username: 'agent', password: 'secret' } },
    { kind: 'proxy-credentials', credentials: null },
    { kind: 'hand-over', isAccepted: false },
  ],
  forgetPassword: [undefined],
  probeKeyring: [undefined],
  selectProfile: ['profile-1'],
  renameProfile: [{ id: 'profile-1', name: '主座席' }],
  removeProfile: ['profile-1'],
  removePin: ['https://gateway.example:8043'],
  testConnection: [{ gateway: 'gateway.example', caFile: null }],
  chooseCaFile: [undefined],
  updateSettings: [{}, { theme: 'dark' }, { language: 'en', textSizePercent: 120 }],
  changeHotkey: ['Control+Shift+Space', 'F9', null],
  pauseHotkey: [true, false],
  pinColleague: [{ workno: '20011', isPinned: true }],
  forgetColleague: ['20011'],
  forgetAllRecent: [undefined],
  takePanelRequest: [undefined],
  dismissNotice: ['settings-set-aside'],
  copyText: ['70942'],
  resizePanel: [0, 360.5, 10_000],
  hidePanel: [undefined],
  resetPanelPosition: [undefined],
  quit: [undefined],
}
