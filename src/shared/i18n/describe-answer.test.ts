import { describe, expect, it } from 'vitest'
import type { AgentInfo } from '../agent-info.ts'
import { describeAnswer, availabilityNote } from './describe-answer.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')
const agent: AgentInfo = {
  workno: '20011',
  name: '李雷',
  status: 4,
  ctiStatus: 1,
  groupid: 1,
  groupname: '信用卡二线',
  skilllist: [],
  callids: [],
  mediatype: 'TTF',
  vdnid: 6,
  phonenumber: '70942',
  currentstatetime: 1_210,
  logindate: null,
  inMultimediaConf: false,
  currentStateReason: 0,
}

const answeredAt = new Date(2024, 2, 5, 13, 0).getTime()
const says = (t: typeof en, differences: Partial<AgentInfo> = {}, reasonName: string | null = null): string =>
  describeAnswer(t, {
    agent: { ...agent, ...differences },
    profileId: 'p1',
    gatewayTime: null,
    answeredAt,
    reasonName,
  })

describe('describeAnswer', () => {
  it('says what the card says, in its order', () => {
    const signedIn = { logindate: new Date(2024, 2, 5, 8, 55).getTime() }
    const skilllist = [{ id: 1, name: 'cards', mediatype: 5 }]
    expect(says(en, { ...signedIn, skilllist })).toBe(
      'Free. Idle for 20 minutes 10 seconds. 李雷, 20011. Phone 70942. Team 信用卡二线. 1 skill. Signed in 08:55.',
    )
    expect(says(zh, { ...signedIn, skilllist })).toBe(
      '可转接。空闲 20 分 10 秒。李雷，工号 20011。话机号码 70942。班组 信用卡二线。技能 1 项。签入时间 08:55。',
    )
  })

  it('leaves out what the gateway did not say', () => {
    const sparse = { currentstatetime: null, groupname: '', phonenumber: '' }
    expect(says(en, sparse)).toBe('Free, no phone. Idle. 李雷, 20011.')
    expect(says(zh, sparse)).toBe('可转接，无话机。空闲。李雷，工号 20011。')
  })

  it('names the reason of a rest', () => {
    const rest = { status: 8, ctiStatus: 8, currentstatetime: 60, groupname: '' }
    expect(says(en, rest, 'Lunch')).toBe('Not now. On break, Lunch for 1 minute 0 seconds. 李雷, 20011. Phone 70942.')
    expect(says(zh, rest, '用餐')).toBe('暂不可转。休息中，用餐 1 分 0 秒。李雷，工号 20011。话机号码 70942。')
  })

  it('says once that a colleague is signed out, and their phone last', () => {
    const offline = { status: 2, ctiStatus: 0, currentstatetime: 60 }
    expect(says(en, offline)).toBe('Signed out for 1 minute 0 seconds. 李雷, 20011. Team 信用卡二线. Phone 70942.')
    expect(says(zh, offline)).toBe('未签入 1 分 0 秒。李雷，工号 20011。班组 信用卡二线。话机号码 70942。')
  })

  it('names both states of a colleague who pressed busy during a call', () => {
    const pressed = { status: 3, ctiStatus: 5, currentstatetime: 40, groupname: '' }
    expect(says(en, pressed)).toBe(
      'Not now. Not ready for 40 seconds. Gateway: Not ready. Platform: Talking. They disagree. 李雷, 20011. Phone 70942.',
    )
    expect(says(zh, pressed)).toContain('暂不可转。示忙 40 秒。网关状态为“示忙”，平台状态为“通话中”，两者不一致。')
  })

  it('says the number once of a colleague without a name', () => {
    expect(says(en, { name: '20011', currentstatetime: null })).toMatch(/^Free\. Idle\. 20011\. Phone/)
    expect(says(zh, { name: '20011', currentstatetime: null })).toMatch(/^可转接。空闲。工号 20011。/)
  })
})

describe('availabilityNote', () => {
  it('is silent when the state says it all', () => {
    expect(availabilityNote(en, agent)).toBeNull()
  })

  it('shows a contradiction as such', () => {
    expect(availabilityNote(en, { ...agent, ctiStatus: 5 })).toBe('Gateway: Idle. Platform: Talking. They disagree.')
  })

  it('explains an idle colleague who cannot be reached', () => {
    expect(availabilityNote(en, { ...agent, mediatype: 'FTT' })).toContain('Not signed in to the call server')
    expect(availabilityNote(en, { ...agent, mediatype: 'FTT', phonenumber: '' })).toContain('Not signed in to the call')
    expect(availabilityNote(en, { ...agent, phonenumber: '' })).toBeNull()
    expect(availabilityNote(en, { ...agent, inMultimediaConf: true })).toBe('In a multimedia conference')
  })
})
