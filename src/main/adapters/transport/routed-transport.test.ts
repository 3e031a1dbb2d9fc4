import { describe, expect, it, vi } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import type { GatewayReply, Transport } from '../../../core/ports.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { RoutedTransport, type RoutedTransportParts } from './routed-transport.ts'

/** A routed transport over scripted ones, in an environment that tests change. */
function setUp(parts: Partial<RoutedTransportParts> = {}) {
  const environment = { now: 0, pacResult: 'DIRECT', pin: null as string | null, resolutions: 0 }
  const opened: { kind: string; pin: string | null; pacResult: string | undefined; transport: ScriptedTransport }[] = []
  const refused: string[] = []
  const unexpected: unknown[] = []
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
    onUnexpected: (error) => {
      unexpected.push(error)
      return { code: 'internal', reportId: 'r1' }
    },
    ...parts,
  })
  return { environment, opened, refused, unexpected, transport }
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

  it('lets what is under way finish when the proxy changes, and closes its transport then', async () => {
    const answers: ((result: Result<GatewayReply>) => void)[] = []
    const slow = new ScriptedTransport(
      () => new Promise((resolve) => answers.push(resolve)),
      () => reply('{}'),
    )
    const { environment, transport } = setUp({ openProxied: (_, pac) => (pac.includes('one') ? slow : quick()) })
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
    const { environment, transport } = setUp({ openDirect: () => never })
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
    const { opened, transport } = setUp({ resolveProxy: () => new Promise((resolve) => answers.push(resolve)) })
    const waiting = transport.send(lookup)
    await transport.close()
    answers[0]?.('DIRECT')
    expect(await waiting).toEqual(failure({ code: 'cancelled' }))
    expect(opened).toEqual([])
  })
})

const quick = (): ScriptedTransport => new ScriptedTransport(() => reply('{}'))

describe('RoutedTransport: every request ends', () => {
  const never = (): Promise<never> => new Promise(() => undefined)

  it('within its time-out when the proxy settings do not answer, and says that it waited for them', async () => {
    const { transport } = setUp({ resolveProxy: never })
    const error = { code: 'gateway-timeout', reason: 'proxy-settings', timeoutMs: 20 } as const
    expect(await transport.send({ ...lookup, timeoutMs: 20 })).toEqual(failure(error))
  })

  it('within one time-out for all it waits for, however often a transport tries', async () => {
    const { transport } = setUp({ openDirect: () => new ScriptedTransport(never) })
    const error = { code: 'gateway-timeout', timeoutMs: 20 } as const
    expect(await transport.send({ ...lookup, timeoutMs: 20 })).toEqual(failure(error))
  })

  it('when its caller cancels while the proxy settings do not answer', async () => {
    const { transport } = setUp({ resolveProxy: never })
    const controller = new AbortController()
    const sent = transport.send({ ...lookup, signal: controller.signal })
    controller.abort()
    expect(await sent).toEqual(failure({ code: 'cancelled' }))
  })

  it('as a proxy that cannot be reached when the settings cannot be read, and reads them again next time', async () => {
    const results = [() => Promise.reject(new Error('no settings')), async () => 'DIRECT']
    const { transport } = setUp({ resolveProxy: () => results.shift()?.() ?? never() })
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'proxy-unreachable' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
  })

  it.each<[string, Partial<RoutedTransportParts>]>([
    ['a transport that rejects', { openDirect: () => new ScriptedTransport() }],
    [
      'a transport that cannot be opened',
      {
        openDirect: () => {
          throw new Error('no transport')
        },
      },
    ],
  ])('as an unexpected error with a report number: %s', async (_, parts) => {
    const { transport, unexpected } = setUp(parts)
    expect(await transport.send(lookup)).toEqual(failure({ code: 'internal', reportId: 'r1' }))
    expect(unexpected).toHaveLength(1)
  })
})
