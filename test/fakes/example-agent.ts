import type { AgentInfo } from '../../src/shared/agent-info.ts'

/** A colleague who is free for a call. */
export const exampleAgent: AgentInfo = {
  workno: '20011',
  name: '张三',
  status: 4,
  ctiStatus: 1,
  groupid: 7,
  groupname: 'Cards',
  skilllist: [],
  callids: [],
  mediatype: 'TTT',
  vdnid: 1,
  phonenumber: '70942',
  currentstatetime: 60,
  logindate: 1_600_000_000_000,
  inMultimediaConf: false,
  currentStateReason: null,
}
