import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReplyEnvelope } from './reply-envelope.ts'

describe('parseReplyEnvelope', () => {
  it.each([
    ['{"message":"","retcode":"0","result":{"a":1}}', { result: { a: 1 }, event: undefined }],
    ['{"message":"success","retcode":0,"result":[]}', { result: [], event: undefined }],
    ['{"message":"","retcode":"0","result":null}', { result: null, event: undefined }],
    ['{"message":"","retcode":"0","result":""}', { result: '', event: undefined }],
    ['{"message":"","retcode":"0"}', { result: undefined, event: undefined }],
    ['{"retcode":"0"}', { result: undefined, event: undefined }],
    ['{"msg":"success","retcode":"0","result":{}}', { result: {}, event: undefined }],
    [
      '{"message":"","retcode":"0","event":{"eventType":"AgentState_Ready"}}',
      { event: { eventType: 'AgentState_Ready' } },
    ],
    ['\uFEFF {"retcode":" 0 ","jsonKey":[],"unheardOf":1}', { result: undefined, event: undefined }],
    ['{"retcode":"0","message":{"not":"text"},"__proto__":{"result":1}}', { result: undefined }],
  ])('takes %s for success', (text, value) => {
    expect(parseReplyEnvelope(text)).toMatchObject({ ok: true, value })
  })

  it.each([
    ['{"message":"not signed in","retcode":"100-006"}', { code: 'session-lost', message: 'not signed in' }],
    ['{"msg":"not signed in","retcode":"100-006","result":""}', { code: 'session-lost', message: 'not signed in' }],
    ['{"message":"","msg":"second","retcode":"100-006"}', { code: 'session-lost', message: 'second' }],
    ['{"message":"no right to invite resouce","result":"","retcode":"000-003"}', { code: 'session-lost' }],
    ['{"retcode":-1}', { code: 'gateway-refused', retcode: '-1' }],
    ['{"retcode":"00"}', { code: 'gateway-refused', retcode: '00' }],
  ])('takes %s for a refusal', (text, error) => {
    expect(parseReplyEnvelope(text)).toMatchObject({ ok: false, error })
  })

  it.each(['', '  \r\n', '\uFEFF'])('names a body of nothing (%j) empty', (text) => {
    expect(parseReplyEnvelope(text)).toEqual({
      ok: false,
      error: { code: 'reply-not-understood', reason: 'empty-reply', detail: 'empty' },
    })
  })

  it.each([
    '<html><body>502 Bad Gateway</body></html>',
    '{"retcode":"0"',
    '{}',
    '{"message":"","result":{}}',
    '{"retcode":null}',
    '{"retcode":""}',
    '{"retcode":true}',
    '{"retcode":["0"]}',
    '[{"retcode":"0"}]',
    '"0"',
    'null',
    '0',
  ])('does not understand %s', (text) => {
    expect(parseReplyEnvelope(text)).toEqual({ ok: false, error: { code: 'reply-not-understood', detail: 'envelope' } })
  })

  it('answers any text without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseReplyEnvelope(text)))
  })

  it('answers any object with a retcode without throwing', () => {
    const reply = fc.record({
      retcode: fc.jsonValue(),
      message: fc.jsonValue(),
      msg: fc.jsonValue(),
      result: fc.jsonValue(),
    })
    fc.assert(fc.property(reply, (value) => void parseReplyEnvelope(JSON.stringify(value))))
  })
})
