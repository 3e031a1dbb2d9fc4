import { describe, expect, it } from 'vitest'
import type { AgentInfo } from '../agent-info.ts'
import { answerSentence, verdictNote } from './answer-words.ts'
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

describe('answerSentence', () => {
  it('says the result as one sentence, most important first', () => {
    expect(answerSentence(en, agent)).toBe(
      '李雷, 20011: Free. Idle for 20 minutes 10 seconds. Team 信用卡二线. Phone 70942.',
    )
    expect(answerSentence(zh, agent)).toBe(
      '李雷，工号 20011：可以接，空闲已 20分钟10秒钟。班组信用卡二线。电话 70942。',
    )
  })

  it('leaves out what the gateway did not say', () => {
    const sparse = { ...agent, currentstatetime: null, groupname: '', phonenumber: '' }
    expect(answerSentence(en, sparse)).toBe('李雷, 20011: Free. Idle.')
  })
})

describe('answerSentence of a colleague without a name', () => {
  it('says the number once', () => {
    const nameless = { ...agent, name: '20011' }
    expect(answerSentence(en, nameless)).toMatch(/^20011: Free\./)
    expect(answerSentence(zh, nameless)).toMatch(/^工号 20011：可以接/)
  })
})

describe('verdictNote', () => {
  it('is silent when the state says it all', () => {
    expect(verdictNote(en, agent)).toBeNull()
  })

  it('shows a contradiction as such', () => {
    expect(verdictNote(en, { ...agent, ctiStatus: 5 })).toBe('The gateway says Idle, the platform says Talking.')
  })

  it('explains an idle colleague who cannot be reached', () => {
    expect(verdictNote(en, { ...agent, mediatype: 'FTT' })).toContain('Not signed in to the call server')
    expect(verdictNote(en, { ...agent, inMultimediaConf: true })).toBe('In a multimedia conference')
  })
})
