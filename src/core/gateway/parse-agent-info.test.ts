import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentedReply } from '../../../simulator/testing/documented-reply.ts'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { parseReplyEnvelope } from './reply-envelope.ts'
import { parseAgentInfo } from './parse-agent-info.ts'

const documentedText = documentedReply().toString('utf8')
const documented = (JSON.parse(documentedText) as { result: Record<string, unknown> }).result
const documentedAgent: AgentInfo = {
  workno: '20011',
  name: '20011',
  status: 4,
  ctiStatus: 1,
  groupid: 1,
  groupname: 'jst',
  skilllist: [
    { name: 'clicktodial_jst', id: 10, mediatype: 2 },
    { name: 'callback', id: 2, mediatype: 4 },
    { name: 'webchat', id: 3, mediatype: 1 },
    { name: 'email', id: 4, mediatype: 6 },
    { name: 'voice_hym', id: 5, mediatype: 5 },
    { name: 'voice', id: 6, mediatype: 5 },
    { name: 'webchat_jst', id: 9, mediatype: 1 },
  ],
  callids: [],
  mediatype: 'TTT',
  vdnid: 6,
  phonenumber: '70942',
  currentstatetime: 1210,
  logindate: 1_501_125_758_000,
  inMultimediaConf: false,
  currentStateReason: 0,
}

const read = (changes: Record<string, unknown>) => parseAgentInfo({ ...documented, ...changes }, '20011')
const without = (key: string) => Object.fromEntries(Object.entries(documented).filter(([name]) => name !== key))
const notUnderstood = (detail: string) => ({ ok: false, error: { code: 'reply-not-understood', detail } })
const notFound = { ok: false, error: { code: 'colleague-not-found' } }

/** The same value with every number and flag as a string, as some gateways send them. */
function asStrings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asStrings)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asStrings(inner)]))
  return String(value)
}

describe('parseAgentInfo', () => {
  it('reads the documented sample, byte for byte, with all its fields', () => {
    const envelope = parseReplyEnvelope(documentedText)
    expect(envelope.ok && parseAgentInfo(envelope.value.result, '20011')).toEqual({ ok: true, value: documentedAgent })
  })

  it('reads the same from strings and from numbers', () => {
    expect(parseAgentInfo(asStrings(documented), '20011')).toEqual({ ok: true, value: documentedAgent })
    const numeric = { ...documented, workno: 20011, name: 20011, status: 4, ctiStatus: 1, phonenumber: 70942 }
    expect(parseAgentInfo(numeric, '20011')).toEqual({ ok: true, value: documentedAgent })
    expect(read({ status: ' 4 ', inMultimediaConf: 'false' })).toEqual({ ok: true, value: documentedAgent })
  })

  it('reads a list of one as that one', () => {
    expect(parseAgentInfo([documented], '20011')).toEqual({ ok: true, value: documentedAgent })
  })

  it('passes over fields that nobody has heard of', () => {
    const stranger = JSON.parse(
      '{ "jsonKey": ["name"], "agentId": 1, "__proto__": { "name": "x" }, "toString": 1 }',
    ) as object
    expect(parseAgentInfo({ ...documented, ...stranger }, '20011')).toEqual({ ok: true, value: documentedAgent })
  })

  it.each([undefined, null, '', {}, [], [null], [{}], ['']])('takes %j for nobody', (result) => {
    expect(parseAgentInfo(result, '20011')).toEqual(notFound)
  })

  it.each([0, 1, true, false, 'text', [documented, documented], [[documented]]])('does not understand %j', (result) => {
    expect(parseAgentInfo(result, '20011')).toEqual(notUnderstood('result'))
  })

  it('never gives somebody else’s card', () => {
    expect(read({ workno: '20012' })).toEqual(notUnderstood('workno'))
    expect(read({ workno: '' })).toEqual(notUnderstood('workno'))
    expect(parseAgentInfo(without('workno'), '20011')).toEqual(notUnderstood('workno'))
  })

  it.each([undefined, null, '', 'idle', '4.5', true, [4], { value: 4 }])(
    'gives no card without a status (%j)',
    (status) => {
      expect(read({ status })).toEqual(notUnderstood('status'))
    },
  )

  it('knows what a gateway that is older than a field does not say', () => {
    const older = { workno: '20011', status: 4 }
    expect(parseAgentInfo(older, '20011')).toEqual({
      ok: true,
      value: {
        workno: '20011',
        name: '20011',
        status: 4,
        ctiStatus: null,
        groupid: null,
        groupname: '',
        skilllist: [],
        callids: [],
        mediatype: '',
        vdnid: null,
        phonenumber: '',
        currentstatetime: null,
        logindate: null,
        inMultimediaConf: null,
        currentStateReason: null,
      },
    })
  })

  it.each(Object.keys(documentedAgent).filter((key) => key !== 'workno' && key !== 'status'))(
    'bears %s being absent, null or of another type',
    (key) => {
      expect(parseAgentInfo(without(key), '20011').ok).toBe(true)
      for (const value of [null, '', {}, [], [[]], true, -1, 1.5, { toString: 1 }, [{ valueOf: null }]])
        expect(read({ [key]: value }).ok).toBe(true)
    },
  )

  it('passes unknown states and media on as they are', () => {
    const skilllist = [{ name: 'hologram', id: 99, mediatype: 99 }]
    expect(read({ status: 42, ctiStatus: '77', mediatype: 'TFX?', skilllist })).toMatchObject({
      value: { status: 42, ctiStatus: 77, mediatype: 'TFX?', skilllist },
    })
  })

  it.each([
    ['logindate', 4_294_967_295_000],
    ['logindate', '4294967295000'],
    ['logindate', 0],
    ['logindate', -1],
    ['currentStateReason', 65_535],
    ['currentStateReason', '65535'],
    ['currentstatetime', 4_294_967_295],
    ['currentstatetime', -1],
  ])('takes %s %j for "not said"', (key, value) => {
    expect(read({ [key]: value })).toMatchObject({ ok: true, value: { [key]: null } })
  })

  it('keeps the largest times that are real', () => {
    expect(
      read({ logindate: 4_294_967_294_999, currentstatetime: 4_294_967_294, currentStateReason: 65_534 }),
    ).toMatchObject({
      value: { logindate: 4_294_967_294_999, currentstatetime: 4_294_967_294, currentStateReason: 65_534 },
    })
  })

  it.each([1_501_125_758, '1501125758'])('reads a sign-in time in seconds as what it is: %j', (logindate) => {
    expect(read({ logindate })).toMatchObject({ value: { logindate: 1_501_125_758_000 } })
  })

  it.each([1, 75, 86_400, 900_000_000, 4_294_967_295])('never takes %j for a sign-in time', (logindate) => {
    expect(read({ logindate })).toMatchObject({ value: { logindate: null } })
  })

  it('marks what a gateway left of a character that it cut through', () => {
    expect(read({ name: '王\ud842', groupname: '\udfb7组', skilllist: [{ name: '\ud83d', id: 1 }] })).toMatchObject({
      value: { name: '王\ufffd', groupname: '\ufffd组', skilllist: [{ name: '\ufffd' }] },
    })
    expect(read({ name: '𠮷野' })).toMatchObject({ value: { name: '𠮷野' } })
  })

  it('names a colleague by the work number when there is no name', () => {
    for (const name of ['', '   ', null]) expect(read({ name })).toMatchObject({ value: { name: '20011' } })
    expect(read({ name: ' 张伟 ' })).toMatchObject({ value: { name: '张伟' } })
  })

  it('keeps the skills that can be read and drops the rest', () => {
    const skilllist = [{ name: 'voice', id: '6', mediatype: '5' }, null, 'voice', [], {}, { id: 7 }, { name: 8 }]
    expect(read({ skilllist })).toMatchObject({
      value: {
        skilllist: [
          { name: 'voice', id: 6, mediatype: 5 },
          { name: '7', id: 7, mediatype: null },
          { name: '8', id: null, mediatype: null },
        ],
      },
    })
    for (const nothing of [null, '', {}])
      expect(read({ skilllist: nothing })).toMatchObject({ value: { skilllist: [] } })
  })

  it('keeps call ids as text', () => {
    expect(read({ callids: ['a-1', 2, null, {}] })).toMatchObject({ value: { callids: ['a-1', '2'] } })
  })

  it('answers any JSON value without throwing, and never with half a card', () => {
    const fields = Object.keys(documentedAgent) as (keyof AgentInfo)[]
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('20011', 4, '4', 'TTT'))
    const agent = fc.dictionary(fc.constantFrom(...fields), field).map((value) => ({ ...documented, ...value }))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), agent), (result) => {
        const answer = parseAgentInfo(result, '20011')
        if (!answer.ok) return true
        const { workno, name, status } = answer.value
        const isWhole = fields.every((key) => Object.hasOwn(answer.value, key))
        return isWhole && workno === '20011' && name !== '' && Number.isInteger(status)
      }),
      { numRuns: 500 },
    )
  })

  it('bears a value nested deeper than a stack', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    expect(read({ inMultimediaConf: deep, callids: deep, name: deep }).ok).toBe(true)
  })
})
