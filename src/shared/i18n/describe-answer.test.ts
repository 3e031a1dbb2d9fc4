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

describe('describeAnswer', () => {
  it('says the result as one sentence, most important first', () => {
    expect(describeAnswer(en, agent)).toBe(
      '李雷, 20011: Free. Idle for 20 minutes 10 seconds. Team 信用卡二线. Phone 70942.',
    )
    expect(describeAnswer(zh, agent)).toBe(
      '李雷，工号 20011：可转接，空闲已 20 分 10 秒。班组信用卡二线。话机号码 70942。',
    )
  })

  it('leaves out what the gateway did not say', () => {
    const sparse = { ...agent, currentstatetime: null, groupname: '', phonenumber: '' }
    expect(describeAnswer(en, sparse)).toBe('李雷, 20011: Free, no phone. Idle.')
  })

  it('never says free alone of a colleague without a phone number', () => {
    const phoneless = { ...agent, phonenumber: '', groupname: '' }
    expect(describeAnswer(en, phoneless)).toBe('李雷, 20011: Free, no phone. Idle for 20 minutes 10 seconds.')
    expect(describeAnswer(zh, phoneless)).toBe('李雷，工号 20011：可转接，无话机，空闲已 20 分 10 秒。')
  })

  it('names both states of a colleague who pressed busy during a call', () => {
    const pressed = { ...agent, status: 3, ctiStatus: 5, currentstatetime: 40, groupname: '' }
    expect(describeAnswer(en, pressed)).toBe(
      '李雷, 20011: Not now. Not ready for 40 seconds. Gateway: Not ready. Platform: Talking. They disagree. Phone 70942.',
    )
    expect(describeAnswer(zh, pressed)).toContain(
      '暂不可转，示忙已 40 秒。网关状态为“示忙”，平台状态为“通话中”，两者不一致。',
    )
  })
})

describe('describeAnswer of a colleague without a name', () => {
  it('says the number once', () => {
    const nameless = { ...agent, name: '20011' }
    expect(describeAnswer(en, nameless)).toMatch(/^20011: Free\./)
    expect(describeAnswer(zh, nameless)).toMatch(/^工号 20011：可转接/)
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
