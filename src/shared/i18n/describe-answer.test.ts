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
      '李雷，工号 20011：可以接，空闲已 20分钟10秒钟。班组信用卡二线。电话 70942。',
    )
  })

  it('leaves out what the gateway did not say', () => {
    const sparse = { ...agent, currentstatetime: null, groupname: '', phonenumber: '' }
    expect(describeAnswer(en, sparse)).toBe('李雷, 20011: Free. Idle.')
  })
})

describe('describeAnswer of a colleague without a name', () => {
  it('says the number once', () => {
    const nameless = { ...agent, name: '20011' }
    expect(describeAnswer(en, nameless)).toMatch(/^20011: Free\./)
    expect(describeAnswer(zh, nameless)).toMatch(/^工号 20011：可以接/)
  })
})

describe('availabilityNote', () => {
  it('is silent when the state says it all', () => {
    expect(availabilityNote(en, agent)).toBeNull()
  })

  it('shows a contradiction as such', () => {
    expect(availabilityNote(en, { ...agent, ctiStatus: 5 })).toBe('The gateway says Idle, the platform says Talking.')
  })

  it('explains an idle colleague who cannot be reached', () => {
    expect(availabilityNote(en, { ...agent, mediatype: 'FTT' })).toContain('Not signed in to the call server')
    expect(availabilityNote(en, { ...agent, inMultimediaConf: true })).toBe('In a multimedia conference')
  })
})
