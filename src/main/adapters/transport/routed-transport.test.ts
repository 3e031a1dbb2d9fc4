import { describe, expect, it, vi } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import type { GatewayReply, Transport } from '../../../core/ports.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { routedTransport } from './routed-transport.testkit.ts'

const quick = (): ScriptedTransport => new ScriptedTransport(() => reply('{}'))

describe('RoutedTransport', () => {
  it.each([
    ['DIRECT', 'direct'],
    ['PROXY proxy.example:3128', 'proxied'],
    ['PROXY proxy.example:3128; DIRECT', 'proxied'],
    ['DIRECT; PROXY proxy.example:3128', 'direct'],
    ['HTTPS proxy.example:443', 'proxied'],
    ['SOCKS5 proxy.example:1080', 'proxied'],
  ])('uses the first entry of the PAC result: %s', async (pacResult, kind) => {
    const { environment, opened, transport } = routedTransport()
    environment.pacResult = pacResult
    expect((await transport.send(lookup)).ok).toBe(true)
    expect(opened.map((one) => one.kind)).toEqual([kind])
  })

  it('does not resolve the proxy again for every request', async () => {
    const { environment, opened, transport } = routedTransport()
    await transport.send(lookup)
    await transport.send(lookup)
    expect(environment.resolutions).toBe(1)
    expect(opened).toHaveLength(1)
  })

  it('changes the transport when the PAC result changes, and closes the previous one', async () => {
    const { environment, opened, transport } = routedTransport()
    await transport.send(lookup)
    environment.pacResult = 'PROXY proxy.example:3128'
    environment.now = 60_000
    await transport.send(lookup)
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
    expect(opened[0]?.transport.isClosed).toBe(true)
  })

  it('resolves the proxy again after renewing, and renews the open transport', async () => {
    const { environment, opened, transport } = routedTransport()
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
    const { opened, transport } = routedTransport({
      resolveProxy: () => new Promise((resolve) => answers.push(resolve)),
    })
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
    const { environment, opened, transport } = routedTransport()
    environment.pacResult = 'PROXY proxy.example:3128; HTTPS other.example:443; DIRECT'
    await transport.send(lookup)
    expect(opened.map((one) => one.pacResult)).toEqual([environment.pacResult])
  })

  it('opens a new transport for another proxy, and closes the previous one', async () => {
    const { environment, opened, transport } = routedTransport()
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
    const { environment, opened, transport } = routedTransport()
    await transport.send(lookup)
    environment.pacResult = 'DIRECT; PROXY proxy.example:3128'
    environment.now = 60_000
    await transport.send(lookup)
    expect(opened.map((one) => one.transport.isClosed)).toEqual([false])
  })

  it('applies a changed pin from the next request on', async () => {
    const { environment, opened, transport } = routedTransport()
    await transport.send(lookup)
    environment.pin = 'AA'
    await transport.send(lookup)
    environment.pin = null
    await transport.send(lookup)
    expect(opened.map((one) => one.pin)).toEqual([null, 'AA', null])
    expect(opened.map((one) => one.transport.isClosed)).toEqual([true, true, false])
  })

  it('opens a new transport when the open one is of no use any more', async () => {
    const { environment, opened, transport } = routedTransport()
    await transport.send(lookup)
    environment.generation += 1
    await transport.send(lookup)
    expect(opened.map((one) => one.transport.isClosed)).toEqual([true, false])
  })

  it('reports a certificate fault, and no other failure', async () => {
    const answers = [failure({ code: 'certificate-unknown' }), failure({ code: 'gateway-timeout' })]
    const { refused, transport } = routedTransport({
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
    const { environment, transport } = routedTransport({
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
    const { opened, transport } = routedTransport()
    await transport.send(lookup)
    await transport.close()
    expect(opened[0]?.transport.isClosed).toBe(true)
  })

  it('lets what is under way finish when the proxy changes, and closes its transport then', async () => {
    const answers: ((result: Result<GatewayReply>) => void)[] = []
    const slow = new ScriptedTransport(
      () => new Promise((resolve) => answers.push(resolve)),
      () => reply('{}'),
    )
    const { environment, transport } = routedTransport({
      openProxied: (_, pac) => (pac.includes('one') ? slow : quick()),
    })
    environment.pacResult = 'PROXY one.example:3128'
    const poll = transport.send(lookup)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    environment.pacResult = 'PROXY two.example:3128'
    environment.now = 60_000
    await transport.send(lookup)
    expect(slow.isClosed).toBe(false)
    answers[0]?.(reply('the poll'))
    expect(await poll).toMatchObject({ value: { text: 'the poll' } })
    expect(slow.isClosed).toBe(true)
  })

  it('closes those transports too that only finish what is under way', async () => {
    const never = new ScriptedTransport(() => new Promise(() => undefined))
    const { environment, transport } = routedTransport({ openDirect: () => never })
    void transport.send(lookup)
    await vi.waitFor(() => expect(never.requests).toHaveLength(1))
    environment.pacResult = 'PROXY one.example:3128'
    environment.now = 60_000
    await transport.send(lookup)
    await transport.close()
    expect(never.isClosed).toBe(true)
  })

  it('opens nothing once it is closed, also for a request that waited for the proxy settings', async () => {
    const answers: ((pacResult: string) => void)[] = []
    const { opened, transport } = routedTransport({
      resolveProxy: () => new Promise((resolve) => answers.push(resolve)),
    })
    const waiting = transport.send(lookup)
    await transport.close()
    answers[0]?.('DIRECT')
    expect(await waiting).toEqual(failure({ code: 'cancelled' }))
    expect(opened).toEqual([])
  })
})
