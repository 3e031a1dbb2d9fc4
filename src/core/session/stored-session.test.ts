import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStoredSession, writeStoredSession, type StoredSession } from './stored-session.ts'

const session: StoredSession = {
  version: 1,
  gateway: 'https://gateway.example:8043',
  agentId: '20001',
  kind: 'owned',
  guid: '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0',
  cookies: '{"cookies":[]}',
  since: 1_700_000_000_000,
}

describe('a stored session', () => {
  it('reads back as it was written', () => {
    expect(parseStoredSession(writeStoredSession(session))).toEqual(session)
    const adopted: StoredSession = { ...session, kind: 'adopted' }
    expect(parseStoredSession(writeStoredSession(adopted))).toEqual(adopted)
  })

  it.each([
    ['a version of another time', { version: 2 }],
    ['a Guid that is none', { guid: 'line\nbreak' }],
    ['an empty Guid', { guid: '' }],
    ['a kind nobody knows', { kind: 'borrowed' }],
    ['a time that is none', { since: 'yesterday' }],
    ['no agent', { agentId: undefined }],
    ['no cookies', { cookies: null }],
  ])('is none with %s', (_, change) => {
    expect(parseStoredSession(JSON.stringify({ ...session, ...change }))).toBeNull()
  })

  it.each(['', 'null', '[]', '"text"', '{', 'somebody else’s secret'])('is none in %j', (text) => {
    expect(parseStoredSession(text)).toBeNull()
  })

  it('is read from any text without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseStoredSession(text)))
  })
})
