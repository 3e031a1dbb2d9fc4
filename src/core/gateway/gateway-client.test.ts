import { describe, expect, it } from 'vitest'
import {
  createScriptedClient,
  firstGuid,
  secondGuid,
  setGuidReply,
} from '../../../test/fakes/gateway-client-harness.ts'
import { reply } from '../../../test/fakes/scripted-transport.ts'
import { documentedReply } from '../../../simulator/testing/documented-reply.ts'
import { failure } from '../../shared/result.ts'

const fine = { message: '', retcode: '0' }
const refused = { message: '', retcode: '100-006' }
const contentType = { 'Content-Type': 'application/json; charset=UTF-8' }
const lookup = '/agentgateway/resource/agentgroup/20001/agentbyworkno/20011'

describe('a lookup', () => {
  it('sends exactly the documented request', async () => {
    const { client, transport } = createScriptedClient(firstGuid, () => reply(documentedReply().toString('utf8')))
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({
      ok: true,
      value: { workno: '20011', status: 4 },
    })
    expect(transport.requests).toEqual([
      {
        method: 'GET',
        path: lookup,
        headers: { ...contentType, Guid: firstGuid },
        timeoutMs: 10_000,
        replyLimitBytes: 1_048_576,
      },
    ])
  })

  it('hands the caller’s signal to the transport', async () => {
    const { signal } = new AbortController()
    const { client, transport } = createScriptedClient(firstGuid, () => failure({ code: 'cancelled' }))
    expect(await client.queryAgentInfoByWorkNo('20011', signal)).toEqual(failure({ code: 'cancelled' }))
    expect(transport.requests[0]?.signal).toBe(signal)
  })

  it('never gives a card of another number than the one asked', async () => {
    const { client } = createScriptedClient(firstGuid, () => reply(documentedReply().toString('utf8')))
    expect(await client.queryAgentInfoByWorkNo('20012')).toEqual(
      failure({ code: 'reply-not-understood', detail: 'workno' }),
    )
  })

  it.each([
    [reply({ retcode: '100-007', message: 'x' }), { code: 'colleague-not-found', retcode: '100-007', message: 'x' }],
    [reply({ retcode: '0', result: null }), { code: 'colleague-not-found' }],
    [reply('<html>'), { code: 'reply-not-understood', detail: 'envelope' }],
    [reply(''), { code: 'reply-not-understood', reason: 'empty-reply', detail: 'empty' }],
    [reply('<html>', { status: 404 }), { code: 'gateway-http-status', reason: 'unknown-path', detail: '404' }],
    [reply('<html>', { status: 429 }), { code: 'too-fast', detail: '429' }],
    [
      reply({ error_msg: 'request rate over the limit', error_code: 'APIG.0308', request_id: '0' }, { status: 429 }),
      { code: 'too-fast', retcode: 'APIG.0308', message: 'request rate over the limit' },
    ],
    [
      reply({ error_msg: 'Backend timeout', error_code: 'APIG.0201' }, { status: 504 }),
      { code: 'gateway-http-status', detail: '504' },
    ],
    [reply('', { status: 503 }), { code: 'gateway-http-status', detail: '503' }],
    [reply(documentedReply().toString('utf8'), { status: 500 }), { code: 'gateway-http-status', detail: '500' }],
    [reply({ retcode: '000-004' }, { status: 500 }), { code: 'gateway-switching', retcode: '000-004' }],
    [reply(documentedReply().toString('utf8'), { status: 302 }), { code: 'gateway-redirect', detail: '302' }],
    [reply({ retcode: '100-006' }, { status: 307 }), { code: 'gateway-redirect', detail: '307' }],
    [
      failure({ code: 'gateway-unreachable', detail: 'ECONNREFUSED' }),
      { code: 'gateway-unreachable', detail: 'ECONNREFUSED' },
    ],
  ])('names each trouble (%#)', async (answer, error) => {
    const { client } = createScriptedClient(firstGuid, () => answer)
    expect(await client.queryAgentInfoByWorkNo('20011')).toEqual({ ok: false, error })
  })
})

describe('signing in', () => {
  const signedIn = (result: unknown) => reply({ message: '', retcode: '0', result }, setGuidReply(secondGuid))

  it('carries no Guid, not even an old one, and adopts the one it gets', async () => {
    const { client, transport } = createScriptedClient(firstGuid, () =>
      signedIn({ workno: '20001', isForceChange: 'false', timeRemaining: '9' }),
    )
    expect(await client.signIn('login', { password: 'secret', phone: '70001' })).toEqual({
      ok: true,
      value: { mustChangePassword: false, passwordExpiresInDays: 9 },
    })
    expect(transport.requests[0]).toMatchObject({ method: 'PUT', headers: contentType })
    expect(transport.requests[0]?.headers).not.toHaveProperty('Guid')
    expect(client.guid).toBe(secondGuid)
  })

  it.each([
    [
      { isForceChange: 'true', timeRemaining: '' },
      { mustChangePassword: true, passwordExpiresInDays: null },
    ],
    [
      { isForceChange: true, timeRemaining: 0 },
      { mustChangePassword: true, passwordExpiresInDays: 0 },
    ],
    [
      { isForceChange: null, timeRemaining: '0' },
      { mustChangePassword: false, passwordExpiresInDays: 0 },
    ],
    [
      { workno: '20001', mediatype: 'TTF' },
      { mustChangePassword: false, passwordExpiresInDays: null },
    ],
    [
      { timeRemaining: 'soon', isForceChange: {} },
      { mustChangePassword: false, passwordExpiresInDays: null },
    ],
    [undefined, { mustChangePassword: false, passwordExpiresInDays: null }],
    [null, { mustChangePassword: false, passwordExpiresInDays: null }],
    ['', { mustChangePassword: false, passwordExpiresInDays: null }],
    [[], { mustChangePassword: false, passwordExpiresInDays: null }],
  ])('reads what %j says of the password', async (result, value) => {
    const { client } = createScriptedClient(null, () => signedIn(result))
    expect(await client.signIn('login', { password: '', phone: '' })).toEqual({ ok: true, value })
  })

  it('fails when the gateway sends no Guid, since nothing could be asked', async () => {
    const { client } = createScriptedClient(firstGuid, () => reply(fine))
    expect(await client.signIn('login', { password: '', phone: '' })).toEqual(
      failure({ code: 'reply-not-understood', detail: 'Set-GUID' }),
    )
  })

  it('is never sent twice', async () => {
    const { client, transport } = createScriptedClient(firstGuid, () => reply(refused, setGuidReply(secondGuid)))
    expect(await client.signIn('login', { password: '', phone: '' })).toMatchObject({ error: { code: 'session-lost' } })
    expect(transport.requests).toHaveLength(1)
  })

  it('names a wrong password', async () => {
    const { client } = createScriptedClient(null, () => reply({ retcode: '100-004', message: 'wrong' }))
    expect(await client.signIn('login', { password: 'x', phone: '' })).toEqual(
      failure({ code: 'wrong-password', retcode: '100-004', message: 'wrong' }),
    )
  })
})

describe('the poll', () => {
  const event = (value: unknown) => ({ ...fine, event: value })

  it('waits clearly longer than the gateway holds it', async () => {
    const { client, transport } = createScriptedClient(firstGuid, () => reply(fine))
    await client.poll()
    expect(transport.requests[0]?.timeoutMs).toBe(25_000)
  })

  it.each([
    ['', 'none'],
    ['  ', 'none'],
    [fine, 'none'],
    [event(null), 'none'],
    [event(''), 'none'],
    [event('text'), 'none'],
  ])('takes %j for no event', async (body, kind) => {
    const { client } = createScriptedClient(firstGuid, () => reply(body))
    expect(await client.poll()).toEqual({ ok: true, value: kind })
  })

  it.each([
    [{ eventType: 'AgentState_Ready', workNo: '20001', content: null }, 'other'],
    [{ eventType: 'NeverHeardOf', jsonKey: ['eventType'], eventGenTime: 1 }, 'other'],
    [{ eventType: null }, 'other'],
    [{}, 'other'],
    [[], 'other'],
    [{ eventType: 'AgentOther_ShutdownService', workNo: '20001', content: { loginTime: '1' } }, 'signed-out'],
    [{ eventType: 'AgentOther_ShutdownService', workNo: 20001 }, 'signed-out'],
    [{ eventType: 'AgentOther_ShutdownService' }, 'signed-out'],
    [{ eventType: 'AgentOther_ShutdownService', workNo: '' }, 'signed-out'],
    [{ eventType: 'AgentOther_ShutdownService', workNo: '20099' }, 'other'],
    [{ eventType: 'AgentOther_ShutdownService', workNo: 20099 }, 'other'],
  ])('takes the event %j for "%s"', async (value, kind) => {
    const { client } = createScriptedClient(firstGuid, () => reply(event(value)))
    expect(await client.poll()).toEqual({ ok: true, value: kind })
  })

  it.each([
    [reply('<html>', { status: 429 }), { code: 'too-fast', detail: '429' }],
    [
      reply({ error_msg: 'request rate over the limit', error_code: 'APIG.0308', request_id: '0' }, { status: 429 }),
      { code: 'too-fast', retcode: 'APIG.0308', message: 'request rate over the limit' },
    ],
    [
      reply({ error_msg: 'Backend timeout', error_code: 'APIG.0201' }, { status: 504 }),
      { code: 'gateway-http-status', detail: '504' },
    ],
    [reply('', { status: 503 }), { code: 'gateway-http-status', detail: '503' }],
    [reply('<html>'), { code: 'reply-not-understood', detail: 'envelope' }],
    [reply(refused), { code: 'session-lost', retcode: '100-006' }],
    [failure({ code: 'gateway-timeout' }), { code: 'gateway-timeout' }],
  ])('takes trouble for trouble (%#)', async (answer, error) => {
    const { client } = createScriptedClient(firstGuid, () => answer)
    expect(await client.poll()).toEqual({ ok: false, error })
  })
})

describe('signing out and checking', () => {
  it.each([fine, { ...fine, result: {} }, { ...fine, result: null }])('are content with %j', async (body) => {
    const { client } = createScriptedClient(
      firstGuid,
      () => reply(body),
      () => reply(body),
    )
    expect(await client.signOut()).toEqual({ ok: true, value: null })
    expect(await client.checkSession()).toEqual({ ok: true, value: null })
  })
})
