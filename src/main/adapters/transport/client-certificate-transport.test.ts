import { describe, expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport, type Answer } from '../../../../test/fakes/scripted-transport.ts'
import { failure } from '../../../shared/result.ts'
import { ClientCertificateTransport } from './client-certificate-transport.ts'

const answered: Answer = () => reply('{}')
const certificateNeeded: Answer = () => failure({ code: 'client-certificate-needed' })
const handshakeRefused: Answer = () => failure({ code: 'gateway-unreachable', reason: 'handshake-refused' })
const unreachable: Answer = () => failure({ code: 'gateway-unreachable', detail: 'ECONNREFUSED' })

/** Both stacks with scripted answers, and how often Chromium's was opened. */
function setUp(nodeAnswers: readonly Answer[], chromiumAnswers: readonly Answer[] = []) {
  const node = new ScriptedTransport(...nodeAnswers)
  const chromium = Object.assign(new ScriptedTransport(...chromiumAnswers), { refusedCertificate: null })
  let opened = 0
  const openChromiumTransport = (): typeof chromium => {
    opened += 1
    return chromium
  }
  const transport = new ClientCertificateTransport({ nodeTransport: node, openChromiumTransport })
  return { node, chromium, transport, opened: () => opened }
}

describe('ClientCertificateTransport', () => {
  it('stays with Node’s stack as long as no failure is about a client certificate', async () => {
    const { transport, opened } = setUp([answered, unreachable, answered])
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(await transport.send(lookup)).toMatchObject({ error: { detail: 'ECONNREFUSED' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(opened()).toBe(0)
  })

  it('does not read the text in `detail` to find out', async () => {
    const described: Answer = () => failure({ code: 'gateway-unreachable', detail: 'TLS_ALERT_HANDSHAKE_FAILURE' })
    const { transport, opened } = setUp([described])
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'gateway-unreachable' } })
    expect(opened()).toBe(0)
  })

  it('retries with Chromium’s stack when a client certificate is needed, and stays with it', async () => {
    const { node, chromium, transport, opened } = setUp([certificateNeeded], [answered, unreachable, answered])
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(await transport.send(lookup)).toMatchObject({ error: { detail: 'ECONNREFUSED' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect([node.requests.length, chromium.requests.length, opened()]).toEqual([1, 3, 1])
  })

  it('reports that a certificate is needed when Chromium has none either', async () => {
    const { transport } = setUp([certificateNeeded], [certificateNeeded, certificateNeeded])
    for (let round = 0; round < 2; round += 1)
      expect(await transport.send(lookup)).toMatchObject({ error: { code: 'client-certificate-needed' } })
  })

  it.each([
    ['succeeds', answered, { ok: true }],
    ['needs a certificate', certificateNeeded, { error: { code: 'client-certificate-needed' } }],
  ])(
    'tries Chromium’s stack when a handshake is refused without a reason, and stays with it if that %s',
    async (_, chromiumAnswer, expected) => {
      const { node, transport } = setUp([handshakeRefused], [chromiumAnswer, answered])
      expect(await transport.send(lookup)).toMatchObject(expected)
      await transport.send(lookup)
      expect(node.requests).toHaveLength(1)
    },
  )

  it('tries Chromium’s stack only once if the refusal had another cause', async () => {
    const { chromium, transport } = setUp([handshakeRefused, handshakeRefused, answered], [unreachable])
    for (let round = 0; round < 2; round += 1)
      expect(await transport.send(lookup)).toMatchObject({ error: { reason: 'handshake-refused' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(chromium.requests).toHaveLength(1)
  })

  it('reports when the gateway’s own certificate is refused, and tries again next time', async () => {
    const unknown: Answer = () => failure({ code: 'certificate-unknown' })
    const { node, transport } = setUp([handshakeRefused, handshakeRefused], [unknown, answered, answered])
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'certificate-unknown' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    await transport.send(lookup)
    expect(node.requests).toHaveLength(2)
  })

  it('renews and closes both stacks, and opens none after closing', async () => {
    const { node, chromium, transport } = setUp([certificateNeeded], [answered])
    await transport.send(lookup)
    transport.renew()
    await transport.close()
    for (const one of [node, chromium]) expect(one).toMatchObject({ renewals: 1, isClosed: true })
    const closed = setUp([certificateNeeded])
    await closed.transport.close()
    await closed.transport.send(lookup)
    expect(closed.opened()).toBe(0)
  })
})
