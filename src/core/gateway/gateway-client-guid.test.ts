import { describe, expect, it, vi } from 'vitest'
import {
  createScriptedClient,
  firstGuid,
  secondGuid,
  setGuidReply,
  thirdGuid,
} from '../../../test/fakes/gateway-client-harness.ts'
import { reply } from '../../../test/fakes/scripted-transport.ts'
import { documentedReply } from '../../../simulator/testing/documented-reply.ts'

const fine = { message: '', retcode: '0' }
const refused = { message: '', retcode: '100-006' }
const contentType = { 'Content-Type': 'application/json; charset=UTF-8' }
const lookup = '/agentgateway/resource/agentgroup/20001/agentbyworkno/20011'

describe('the Guid', () => {
  it('is replaced by any reply’s Set-GUID, for the very next request', async () => {
    const { client, transport, onGuidReplaced } = createScriptedClient(
      firstGuid,
      () => reply(fine, setGuidReply(secondGuid)),
      () => reply('<html>', { status: 502, ...setGuidReply(thirdGuid) }),
      () => reply(fine),
    )
    await client.poll()
    await client.checkSession()
    await client.checkSession()
    expect(transport.requests.map(({ headers }) => headers['Guid'])).toEqual([firstGuid, secondGuid, thirdGuid])
    expect(onGuidReplaced.mock.calls).toEqual([[secondGuid], [thirdGuid]])
    expect(client.guid).toBe(thirdGuid)
  })

  it('is no news when it is the same or cannot be one', async () => {
    const { client, onGuidReplaced } = createScriptedClient(
      firstGuid,
      () => reply(fine, setGuidReply(firstGuid)),
      () => reply(fine, { headers: { 'set-guid': 'JSESSIONID=' } }),
    )
    await client.checkSession()
    await client.checkSession()
    expect(onGuidReplaced).not.toHaveBeenCalled()
    expect(client.guid).toBe(firstGuid)
  })

  it('is known to the client before the reply’s caller goes on', async () => {
    const { client, onGuidReplaced } = createScriptedClient(firstGuid, () => reply(fine, setGuidReply(secondGuid)))
    onGuidReplaced.mockImplementation((guid) => expect(client.guid).toBe(guid))
    await client.poll()
    expect(onGuidReplaced).toHaveBeenCalledOnce()
  })

  it('can be taken over from another process', async () => {
    const { client, transport, onGuidReplaced } = createScriptedClient(firstGuid, () => reply(fine))
    client.replaceGuid(secondGuid)
    await client.checkSession()
    expect(transport.requests[0]?.headers['Guid']).toBe(secondGuid)
    expect(onGuidReplaced).not.toHaveBeenCalled()
  })
})

describe('a request refused for its Guid', () => {
  it('is repeated once when the Guid was replaced meanwhile', async () => {
    const { client, transport } = createScriptedClient(
      firstGuid,
      async () => {
        await client.poll()
        return reply(refused)
      },
      () => reply(fine, setGuidReply(secondGuid)),
      () => reply(documentedReply().toString('utf8')),
    )
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: true })
    expect(transport.requests.map(({ path, headers }) => [path, headers['Guid']])).toEqual([
      [lookup, firstGuid],
      ['/agentgateway/resource/agentevent/20001', firstGuid],
      [lookup, secondGuid],
    ])
  })

  it('is repeated when the refusal itself brought the new Guid', async () => {
    const { client, transport } = createScriptedClient(
      firstGuid,
      () => reply({ retcode: '000-003' }, setGuidReply(secondGuid)),
      () => reply(fine),
    )
    expect(await client.checkSession()).toEqual({ ok: true, value: null })
    expect(transport.requests.map(({ headers }) => headers['Guid'])).toEqual([firstGuid, secondGuid])
  })

  it('is repeated once and no more', async () => {
    const { client, transport } = createScriptedClient(
      firstGuid,
      () => reply(refused, setGuidReply(secondGuid)),
      () => reply(refused, setGuidReply(thirdGuid)),
    )
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(transport.requests).toHaveLength(2)
  })

  it('is not repeated with the same Guid', async () => {
    const { client, transport } = createScriptedClient(firstGuid, () => reply(refused))
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(transport.requests).toHaveLength(1)
  })

  it.each(['100-007', '000-004', '105-005', '000-007'])('is not repeated for another refusal (%s)', async (retcode) => {
    const { client, transport } = createScriptedClient(firstGuid, () => reply({ retcode }, setGuidReply(secondGuid)))
    expect(await client.queryAgentInfoByWorkNo('20011')).toMatchObject({ ok: false })
    expect(transport.requests).toHaveLength(1)
  })
})

describe('cookies', () => {
  it('go to the jar with the path they came from, and back from it', async () => {
    const setCookies = ['NSLB=node-1; Path=/agentgateway; HttpOnly', 'other=2']
    const { client, transport, cookies } = createScriptedClient(
      firstGuid,
      () => reply(fine, { setCookies, headers: { date: 'Wed, 21 Oct 2026 07:28:00 GMT' } }),
      () => reply(fine),
    )
    await client.poll()
    await client.queryAgentInfoByWorkNo('20011')
    expect(cookies.accepted[0]).toEqual(setCookies)
    expect(cookies.dates).toEqual(['Wed, 21 Oct 2026 07:28:00 GMT', null])
    expect(transport.requests[0]?.headers).not.toHaveProperty('Cookie')
    expect(transport.requests[1]?.headers).toEqual({ ...contentType, Guid: firstGuid, Cookie: 'other=2' })
  })
})

describe('a lookup refused while a poll is under way', () => {
  /** A client whose poll waits until it is told to answer; the lookup is refused at once. */
  async function refusedDuringPoll(...later: Parameters<typeof createScriptedClient>[1][]) {
    let answerPoll = (_answer: ReturnType<typeof reply>): void => undefined
    const poll = new Promise<ReturnType<typeof reply>>((resolve) => (answerPoll = resolve))
    const harness = createScriptedClient(
      firstGuid,
      () => poll,
      () => reply(refused),
      ...later,
    )
    const polled = harness.client.poll()
    const asked = harness.client.queryAgentInfoByWorkNo('20011')
    await vi.waitUntil(() => harness.clock.waiting > 0)
    return { ...harness, polled, asked, answerPoll }
  }

  it('waits for the Guid that the poll brings, and is repeated with it', async () => {
    const { asked, answerPoll, transport } = await refusedDuringPoll(() => reply(documentedReply().toString('utf8')))
    answerPoll(reply(fine, setGuidReply(secondGuid)))
    expect(await asked).toMatchObject({ ok: true, value: { workno: '20011' } })
    expect(transport.requests.at(-1)?.headers['Guid']).toBe(secondGuid)
  })

  it('is refused when the poll brings none, or none in time', async () => {
    const withoutGuid = await refusedDuringPoll()
    withoutGuid.answerPoll(reply(fine))
    expect(await withoutGuid.asked).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    const late = await refusedDuringPoll()
    late.clock.advance(60_000)
    expect(await late.asked).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(late.transport.requests).toHaveLength(2)
  })

  it('leaves no timer behind', async () => {
    const { asked, polled, answerPoll, clock } = await refusedDuringPoll()
    answerPoll(reply(fine))
    await Promise.all([asked, polled])
    expect(clock.waiting).toBe(0)
  })
})
