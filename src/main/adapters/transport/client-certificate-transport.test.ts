import { describe, expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport, type Answer } from '../../../../test/fakes/scripted-transport.ts'
import { failure } from '../../../shared/result.ts'
import { ClientCertificateTransport } from './client-certificate-transport.ts'
import { handshakeRefused } from './error-from-node-error.ts'

const fine: Answer = () => reply('{}')
const wanted: Answer = () => failure({ code: 'client-certificate-needed' })
const refused: Answer = () => failure({ code: 'gateway-unreachable', detail: handshakeRefused })
const gone: Answer = () => failure({ code: 'gateway-unreachable', detail: 'ECONNREFUSED' })

/** Both stacks scripted; the one with keys counts how often it is opened. */
function rig(plainScript: readonly Answer[], keyedScript: readonly Answer[] = []) {
  const plain = new ScriptedTransport(...plainScript)
  const keyed = Object.assign(new ScriptedTransport(...keyedScript), { refusedCertificate: null })
  let opened = 0
  const openKeyed = (): typeof keyed => {
    opened += 1
    return keyed
  }
  const transport = new ClientCertificateTransport({ plain, openKeyed })
  return { plain, keyed, transport, opened: () => opened }
}

describe('ClientCertificateTransport', () => {
  it('goes by the plain stack, whatever fails, as long as it is not about a client certificate', async () => {
    const { transport, opened } = rig([fine, gone, fine])
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(await transport.send(lookup)).toMatchObject({ error: { detail: 'ECONNREFUSED' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(opened()).toBe(0)
  })

  it('repeats what was refused for want of a certificate by the stack with keys, and stays with that', async () => {
    const { plain, keyed, transport, opened } = rig([wanted], [fine, gone, fine])
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(await transport.send(lookup)).toMatchObject({ error: { detail: 'ECONNREFUSED' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect([plain.requests.length, keyed.requests.length, opened()]).toEqual([1, 3, 1])
  })

  it('says that a certificate is needed when the other stack has none either', async () => {
    const { transport } = rig([wanted], [wanted, wanted])
    for (let round = 0; round < 2; round += 1)
      expect(await transport.send(lookup)).toMatchObject({ error: { code: 'client-certificate-needed' } })
  })

  it.each([
    ['goes well', fine, { ok: true }],
    ['is about a certificate', wanted, { error: { code: 'client-certificate-needed' } }],
  ])(
    'tries the other stack when a handshake is refused without a reason, and stays when it %s',
    async (_, then, end) => {
      const { plain, transport } = rig([refused], [then, fine])
      expect(await transport.send(lookup)).toMatchObject(end)
      await transport.send(lookup)
      expect(plain.requests).toHaveLength(1)
    },
  )

  it('tries that once only when it was about something else', async () => {
    const { keyed, transport } = rig([refused, refused, fine], [gone])
    for (let round = 0; round < 2; round += 1)
      expect(await transport.send(lookup)).toMatchObject({ error: { detail: handshakeRefused } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    expect(keyed.requests).toHaveLength(1)
  })

  it('passes on that the gateway’s own certificate was refused, and goes on trying', async () => {
    const unknown: Answer = () => failure({ code: 'certificate-unknown' })
    const { plain, transport } = rig([refused, refused], [unknown, fine, fine])
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'certificate-unknown' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    await transport.send(lookup)
    expect(plain.requests).toHaveLength(2)
  })

  it('renews and closes both, and opens none after', async () => {
    const { plain, keyed, transport } = rig([wanted], [fine])
    await transport.send(lookup)
    transport.renew()
    await transport.close()
    for (const one of [plain, keyed]) expect(one).toMatchObject({ renewals: 1, isClosed: true })
    const closed = rig([wanted])
    await closed.transport.close()
    await closed.transport.send(lookup)
    expect(closed.opened()).toBe(0)
  })
})
