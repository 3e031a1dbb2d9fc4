import { describe, expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import type { Transport } from '../../../core/ports.ts'
import { failure } from '../../../shared/result.ts'
import { RoutedTransport, type RoutedTransportParts } from './routed-transport.ts'

/** A routed transport over scripted ones, in an environment that tests change. */
function setUp(parts: Partial<RoutedTransportParts> = {}) {
  const environment = { now: 0, pacResult: 'DIRECT', pin: null as string | null, resolutions: 0 }
  const opened: { kind: string; pin: string | null; pacResult: string | undefined; transport: ScriptedTransport }[] = []
  const refused: string[] = []
  const open = (kind: string) => (pin: string | null, pacResult?: string) => {
    const transport = new ScriptedTransport(...Array.from({ length: 9 }, () => () => reply('{}')))
    opened.push({ kind, pin, pacResult, transport })
    return transport
  }
  const transport = new RoutedTransport({
    now: () => environment.now,
    resolveProxy: async () => {
      environment.resolutions += 1
      return environment.pacResult
    },
    pin: () => environment.pin,
    openDirect: open('direct'),
    openProxied: open('proxied'),
    onCertificateRefused: (reason) => refused.push(reason),
    ...parts,
  })
  return { environment, opened, refused, transport }
}

describe('RoutedTransport', () => {
  it.each([
    ['DIRECT', 'direct'],
    ['PROXY proxy.example:3128', 'proxied'],
    ['PROXY proxy.example:3128; DIRECT', 'proxied'],
    ['DIRECT; PROXY proxy.example:3128', 'direct'],
    ['HTTPS proxy.example:443', 'proxied'],
    ['SOCKS5 proxy.example:1080', 'proxied'],
  ])('uses the first entry of the PAC result: %s', async (pacResult, kind) => {
    const { environment, opened, transport } = setUp()
    environment.pacResult = pacResult
    expect((await transport.send(lookup)).ok).toBe(true)
    expect(opened.map((one) => one.kind)).toEqual([kind])
  })

  it('does not resolve the proxy again for every request', async () => {
    const { environment, opened, transport } = setUp()
    await transport.send(lookup)
    await transport.send(lookup)
    expect(environment.resolutions).toBe(1)
    expect(opened).toHaveLength(1)
  })

  it('changes the transport when the PAC result changes, and closes the previous one', async () => {
    const { environment, opened, transport } = setUp()
    await transport.send(lookup)
    environment.pacResult = 'PROXY proxy.example:3128'
    environment.now = 60_000
    await transport.send(lookup)
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
    expect(opened[0]?.transport.isClosed).toBe(true)
  })

  it('resolves the proxy again after renewing, and renews the open transport', async () => {
    const { environment, opened, transport } = setUp()
    await transport.send(lookup)
    transport.renew()
    expect(opened[0]?.transport.renewals).toBe(1)
    await transport.send(lookup)
    expect(environment.resolutions).toBe(2)
    environment.pacResult = 'PROXY proxy.example:3128'
    transport.renew()
    await transport.send(lookup)
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
  })

  it('does not keep a PAC result that was requested before renewing', async () => {
    const answers: ((pacResult: string) => void)[] = []
    const { opened, transport } = setUp({ resolveProxy: () => new Promise((resolve) => answers.push(resolve)) })
    const early = transport.send(lookup)
    transport.renew()
    answers[0]?.('DIRECT')
    await early
    const late = transport.send(lookup)
    answers[1]?.('PROXY proxy.example:3128')
    await late
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
  })

  it('passes the whole PAC result on to Chromium’s stack', async () => {
    const { environment, opened, transport } = setUp()
    environment.pacResult = 'PROXY proxy.example:3128; HTTPS other.example:443; DIRECT'
    await transport.send(lookup)
    expect(opened.map((one) => one.pacResult)).toEqual([environment.pacResult])
  })

  it('opens a new transport for another proxy, and closes the previous one', async () => {
    const { environment, opened, transport } = setUp()
    for (const pacResult of ['PROXY one.example:3128', 'PROXY two.example:3128', 'PROXY two.example:3128']) {
      environment.pacResult = pacResult
      environment.now += 60_000
      await transport.send(lookup)
    }
    expect(opened.map((one) => one.pacResult)).toEqual(['PROXY one.example:3128', 'PROXY two.example:3128'])
    expect(opened.map((one) => one.transport.isClosed)).toEqual([true, false])
    expect(opened[1]?.transport.requests).toHaveLength(2)
  })

  it('keeps the direct transport whatever the second entry is', async () => {
    const { environment, opened, transport } = setUp()
    await transport.send(lookup)
    environment.pacResult = 'DIRECT; PROXY proxy.example:3128'
    environment.now = 60_000
    await transport.send(lookup)
    expect(opened.map((one) => one.transport.isClosed)).toEqual([false])
  })

  it('applies a changed pin from the next request on', async () => {
    const { environment, opened, transport } = setUp()
    await transport.send(lookup)
    environment.pin = 'AA'
    await transport.send(lookup)
    environment.pin = null
    await transport.send(lookup)
    expect(opened.map((one) => one.pin)).toEqual([null, 'AA', null])
    expect(opened.map((one) => one.transport.isClosed)).toEqual([true, true, false])
  })

  it('reports a certificate fault, and no other failure', async () => {
    const answers = [failure({ code: 'certificate-unknown' }), failure({ code: 'gateway-timeout' })]
    const { refused, transport } = setUp({
      openDirect: () => new ScriptedTransport(...answers.map((answer) => () => answer)),
    })
    await transport.send(lookup)
    await transport.send(lookup)
    expect(refused).toEqual(['certificate-unknown'])
  })

  it('reports which transport refused, so that its certificate can be shown', async () => {
    const by: Transport[] = []
    const scripted = (): ScriptedTransport => new ScriptedTransport(() => failure({ code: 'certificate-changed' }))
    const [direct, proxied] = [scripted(), scripted()]
    const { environment, transport } = setUp({
      openDirect: () => direct,
      openProxied: () => proxied,
      onCertificateRefused: (_, refuser) => by.push(refuser),
    })
    environment.pacResult = 'PROXY proxy.example:3128'
    await transport.send(lookup)
    environment.pacResult = 'DIRECT'
    environment.now = 60_000
    await transport.send(lookup)
    expect(by).toEqual([proxied, direct])
  })

  it('closes the transport that it opened', async () => {
    const { opened, transport } = setUp()
    await transport.send(lookup)
    await transport.close()
    expect(opened[0]?.transport.isClosed).toBe(true)
  })
})
