import { describe, expect, it, vi } from 'vitest'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { reply, ScriptedTransport, type Answer } from '../../../test/fakes/scripted-transport.ts'
import { fixture } from '../../../simulator/fixture.ts'
import { failure } from '../../shared/reply.ts'
import { GatewayClient } from './gateway-client.ts'

const guids = ['0', '1', '2'].map((number) => `279fe21d-2caa-4437-84c3-ab9e9dae20f${number}.AgentGateway0`)
const [first = '', second = '', third = ''] = guids
const setGuid = (guid: string) => ({ headers: { 'set-guid': `JSESSIONID=${guid}` } })
const fine = { message: '', retcode: '0' }
const refused = { message: '', retcode: '100-006' }
const lookup = '/agentgateway/resource/agentgroup/20001/agentbyworkno/20011'
const contentType = { 'Content-Type': 'application/json; charset=UTF-8' }

function clientFor(guid: string | null, ...script: Answer[]) {
  const transport = new ScriptedTransport(...script)
  const cookies = new RecordingJar()
  const onGuidReplaced = vi.fn<(guid: string) => void>()
  const limits = { requestTimeoutMs: 10_000, replyLimitBytes: 1_048_576 }
  const client = new GatewayClient({ agentId: '20001', transport, cookies, limits, guid, onGuidReplaced })
  return { client, transport, cookies, onGuidReplaced }
}

describe('a lookup', () => {
  it('sends exactly the documented request', async () => {
    const { client, transport } = clientFor(first, () => reply(fixture().toString('utf8')))
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({
      ok: true,
      value: { workno: '20011', status: 4 },
    })
    expect(transport.requests).toEqual([
      {
        method: 'GET',
        path: lookup,
        headers: { ...contentType, Guid: first },
        timeoutMs: 10_000,
        replyLimitBytes: 1_048_576,
      },
    ])
  })

  it('hands the caller’s signal to the transport', async () => {
    const { signal } = new AbortController()
    const { client, transport } = clientFor(first, () => failure({ code: 'cancelled' }))
    expect(await client.queryAgentInfoByWorkNo('20011', signal)).toEqual(failure({ code: 'cancelled' }))
    expect(transport.requests[0]?.signal).toBe(signal)
  })

  it('never gives a card of another number than the one asked', async () => {
    const { client } = clientFor(first, () => reply(fixture().toString('utf8')))
    expect(await client.queryAgentInfoByWorkNo('20012')).toEqual(
      failure({ code: 'reply-not-understood', detail: 'workno' }),
    )
  })

  it.each([
    [reply({ retcode: '100-007', message: 'x' }), { code: 'colleague-not-found', retcode: '100-007', message: 'x' }],
    [reply({ retcode: '0', result: null }), { code: 'colleague-not-found' }],
    [reply('<html>'), { code: 'reply-not-understood', detail: 'envelope' }],
    [reply(''), { code: 'reply-not-understood', detail: 'empty' }],
    [reply('<html>', { status: 404 }), { code: 'gateway-http-status', detail: '404' }],
    [reply('', { status: 503 }), { code: 'gateway-http-status', detail: '503' }],
    [reply(fixture().toString('utf8'), { status: 500 }), { code: 'gateway-http-status', detail: '500' }],
    [reply({ retcode: '000-004' }, { status: 500 }), { code: 'gateway-switching', retcode: '000-004' }],
    [reply(fixture().toString('utf8'), { status: 302 }), { code: 'gateway-redirect', detail: '302' }],
    [reply({ retcode: '100-006' }, { status: 307 }), { code: 'gateway-redirect', detail: '307' }],
    [
      failure({ code: 'gateway-unreachable', detail: 'ECONNREFUSED' }),
      { code: 'gateway-unreachable', detail: 'ECONNREFUSED' },
    ],
  ])('names each trouble (%#)', async (answer, error) => {
    const { client } = clientFor(first, () => answer)
    expect(await client.queryAgentInfoByWorkNo('20011')).toEqual({ ok: false, error })
  })
})

describe('the Guid', () => {
  it('is replaced by any reply’s Set-GUID, for the very next request', async () => {
    const { client, transport, onGuidReplaced } = clientFor(
      first,
      () => reply(fine, setGuid(second)),
      () => reply('<html>', { status: 502, ...setGuid(third) }),
      () => reply(fine),
    )
    await client.poll()
    await client.checkSession()
    await client.checkSession()
    expect(transport.requests.map(({ headers }) => headers['Guid'])).toEqual([first, second, third])
    expect(onGuidReplaced.mock.calls).toEqual([[second], [third]])
    expect(client.guid).toBe(third)
  })

  it('is no news when it is the same or cannot be one', async () => {
    const { client, onGuidReplaced } = clientFor(
      first,
      () => reply(fine, setGuid(first)),
      () => reply(fine, { headers: { 'set-guid': 'JSESSIONID=' } }),
    )
    await client.checkSession()
    await client.checkSession()
    expect(onGuidReplaced).not.toHaveBeenCalled()
    expect(client.guid).toBe(first)
  })

  it('is known to the client before the reply’s caller goes on', async () => {
    const { client, onGuidReplaced } = clientFor(first, () => reply(fine, setGuid(second)))
    onGuidReplaced.mockImplementation((guid) => expect(client.guid).toBe(guid))
    await client.poll()
    expect(onGuidReplaced).toHaveBeenCalledOnce()
  })

  it('can be taken over from another process', async () => {
    const { client, transport, onGuidReplaced } = clientFor(first, () => reply(fine))
    client.replaceGuid(second)
    await client.checkSession()
    expect(transport.requests[0]?.headers['Guid']).toBe(second)
    expect(onGuidReplaced).not.toHaveBeenCalled()
  })
})

describe('a request refused for its Guid', () => {
  it('is repeated once when the Guid was replaced meanwhile', async () => {
    const { client, transport } = clientFor(
      first,
      async () => {
        await client.poll()
        return reply(refused)
      },
      () => reply(fine, setGuid(second)),
      () => reply(fixture().toString('utf8')),
    )
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: true })
    expect(transport.requests.map(({ path, headers }) => [path, headers['Guid']])).toEqual([
      [lookup, first],
      ['/agentgateway/resource/agentevent/20001', first],
      [lookup, second],
    ])
    expect(client.repeatedRequests).toBe(1)
  })

  it('is repeated when the refusal itself brought the new Guid', async () => {
    const { client, transport } = clientFor(
      first,
      () => reply({ retcode: '000-003' }, setGuid(second)),
      () => reply(fine),
    )
    expect(await client.checkSession()).toEqual({ ok: true, value: null })
    expect(transport.requests.map(({ headers }) => headers['Guid'])).toEqual([first, second])
  })

  it('is repeated once and no more', async () => {
    const { client, transport } = clientFor(
      first,
      () => reply(refused, setGuid(second)),
      () => reply(refused, setGuid(third)),
    )
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(transport.requests).toHaveLength(2)
  })

  it('is not repeated with the same Guid', async () => {
    const { client, transport } = clientFor(first, () => reply(refused))
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(transport.requests).toHaveLength(1)
    expect(client.repeatedRequests).toBe(0)
  })

  it.each(['100-007', '000-004', '105-005', '000-007'])('is not repeated for another refusal (%s)', async (retcode) => {
    const { client, transport } = clientFor(first, () => reply({ retcode }, setGuid(second)))
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: false })
    expect(transport.requests).toHaveLength(1)
  })
})

describe('cookies', () => {
  it('go to the jar with the path they came from, and back from it', async () => {
    const setCookies = ['NSLB=node-1; Path=/agentgateway; HttpOnly', 'other=2']
    const { client, transport, cookies } = clientFor(
      first,
      () => reply(fine, { setCookies }),
      () => reply(fine),
    )
    await client.poll()
    await client.queryAgentInfoByWorkNo('20011')
    expect(cookies.accepted[0]).toEqual({ path: '/agentgateway/resource/agentevent/20001', setCookies })
    expect(transport.requests[0]?.headers).not.toHaveProperty('Cookie')
    expect(transport.requests[1]?.headers).toEqual({ ...contentType, Guid: first, Cookie: 'other=2' })
  })
})

describe('signing in', () => {
  const signedIn = (result: unknown) => reply({ message: '', retcode: '0', result }, setGuid(second))

  it('carries no Guid, not even an old one, and adopts the one it gets', async () => {
    const { client, transport } = clientFor(first, () =>
      signedIn({ workno: '20001', isForceChange: 'false', timeRemaining: '9' }),
    )
    expect(await client.signIn('login', { password: 'secret', phone: '70001' })).toEqual({
      ok: true,
      value: { mustChangePassword: false, passwordExpiresInDays: 9 },
    })
    expect(transport.requests[0]).toMatchObject({ method: 'PUT', headers: contentType })
    expect(transport.requests[0]?.headers).not.toHaveProperty('Guid')
    expect(client.guid).toBe(second)
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
    const { client } = clientFor(null, () => signedIn(result))
    expect(await client.signIn('login', { password: '', phone: '' })).toEqual({ ok: true, value })
  })

  it('fails when the gateway sends no Guid, since nothing could be asked', async () => {
    const { client } = clientFor(first, () => reply(fine))
    expect(await client.signIn('login', { password: '', phone: '' })).toEqual(
      failure({ code: 'reply-not-understood', detail: 'Set-GUID' }),
    )
  })

  it('is never sent twice', async () => {
    const { client, transport } = clientFor(first, () => reply(refused, setGuid(second)))
    expect(await client.signIn('login', { password: '', phone: '' })).toMatchObject({ error: { code: 'session-lost' } })
    expect(transport.requests).toHaveLength(1)
  })

  it('names a wrong password', async () => {
    const { client } = clientFor(null, () => reply({ retcode: '100-004', message: 'wrong' }))
    expect(await client.signIn('login', { password: 'x', phone: '' })).toEqual(
      failure({ code: 'wrong-password', retcode: '100-004', message: 'wrong' }),
    )
  })
})

describe('the poll', () => {
  const event = (value: unknown) => ({ ...fine, event: value })

  it('waits clearly longer than the gateway holds it', async () => {
    const { client, transport } = clientFor(first, () => reply(fine))
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
    const { client } = clientFor(first, () => reply(body))
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
    const { client } = clientFor(first, () => reply(event(value)))
    expect(await client.poll()).toEqual({ ok: true, value: kind })
  })

  it.each([
    [reply('', { status: 503 }), { code: 'gateway-http-status', detail: '503' }],
    [reply('<html>'), { code: 'reply-not-understood', detail: 'envelope' }],
    [reply(refused), { code: 'session-lost', retcode: '100-006' }],
    [failure({ code: 'gateway-timeout' }), { code: 'gateway-timeout' }],
  ])('takes trouble for trouble (%#)', async (answer, error) => {
    const { client } = clientFor(first, () => answer)
    expect(await client.poll()).toEqual({ ok: false, error })
  })
})

describe('signing out and checking', () => {
  it.each([fine, { ...fine, result: {} }, { ...fine, result: null }])('are content with %j', async (body) => {
    const { client } = clientFor(
      first,
      () => reply(body),
      () => reply(body),
    )
    expect(await client.signOut()).toEqual({ ok: true, value: null })
    expect(await client.checkSession()).toEqual({ ok: true, value: null })
  })
})
