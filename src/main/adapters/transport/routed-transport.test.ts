import { describe, expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import type { Transport } from '../../../core/ports.ts'
import { failure } from '../../../shared/result.ts'
import { RoutedTransport, type RoutedTransportParts } from './routed-transport.ts'

/** A routed transport over scripted ones, with everything around it changeable. */
function rig(parts: Partial<RoutedTransportParts> = {}) {
  const world = { now: 0, proxy: 'DIRECT', pin: null as string | null, asked: 0 }
  const opened: { kind: string; pin: string | null; route: string | undefined; transport: ScriptedTransport }[] = []
  const refused: string[] = []
  const open = (kind: string) => (pin: string | null, route?: string) => {
    const transport = new ScriptedTransport(...Array.from({ length: 9 }, () => () => reply('{}')))
    opened.push({ kind, pin, route, transport })
    return transport
  }
  const transport = new RoutedTransport({
    now: () => world.now,
    resolveProxy: async () => {
      world.asked += 1
      return world.proxy
    },
    pin: () => world.pin,
    openDirect: open('direct'),
    openProxied: open('proxied'),
    onCertificateRefused: (reason) => refused.push(reason),
    ...parts,
  })
  return { world, opened, refused, transport }
}

describe('RoutedTransport', () => {
  it.each([
    ['DIRECT', 'direct'],
    ['PROXY proxy.example:3128', 'proxied'],
    ['PROXY proxy.example:3128; DIRECT', 'proxied'],
    ['DIRECT; PROXY proxy.example:3128', 'direct'],
    ['HTTPS proxy.example:443', 'proxied'],
    ['SOCKS5 proxy.example:1080', 'proxied'],
  ])('goes the way that the system names first: %s', async (proxy, kind) => {
    const { world, opened, transport } = rig()
    world.proxy = proxy
    expect((await transport.send(lookup)).ok).toBe(true)
    expect(opened.map((one) => one.kind)).toEqual([kind])
  })

  it('asks for the way once in a while, not for every request', async () => {
    const { world, opened, transport } = rig()
    await transport.send(lookup)
    await transport.send(lookup)
    expect(world.asked).toBe(1)
    expect(opened).toHaveLength(1)
  })

  it('follows a change of the way, and closes the one before', async () => {
    const { world, opened, transport } = rig()
    await transport.send(lookup)
    world.proxy = 'PROXY proxy.example:3128'
    world.now = 60_000
    await transport.send(lookup)
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
    expect(opened[0]?.transport.isClosed).toBe(true)
  })

  it('asks for the way anew when it is renewed, and renews the transport that it has', async () => {
    const { world, opened, transport } = rig()
    await transport.send(lookup)
    transport.renew()
    expect(opened[0]?.transport.renewals).toBe(1)
    await transport.send(lookup)
    expect(world.asked).toBe(2)
    world.proxy = 'PROXY proxy.example:3128'
    transport.renew()
    await transport.send(lookup)
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
  })

  it('keeps no answer about the way that was asked for before it was renewed', async () => {
    const answers: ((way: string) => void)[] = []
    const { opened, transport } = rig({ resolveProxy: () => new Promise((resolve) => answers.push(resolve)) })
    const early = transport.send(lookup)
    transport.renew()
    answers[0]?.('DIRECT')
    await early
    const late = transport.send(lookup)
    answers[1]?.('PROXY proxy.example:3128')
    await late
    expect(opened.map((one) => one.kind)).toEqual(['direct', 'proxied'])
  })

  it('hands the way on to Chromium as it was resolved', async () => {
    const { world, opened, transport } = rig()
    world.proxy = 'PROXY proxy.example:3128; HTTPS other.example:443; DIRECT'
    await transport.send(lookup)
    expect(opened.map((one) => one.route)).toEqual([world.proxy])
  })

  it('goes by another transport through another proxy, and closes the one before', async () => {
    const { world, opened, transport } = rig()
    for (const proxy of ['PROXY one.example:3128', 'PROXY two.example:3128', 'PROXY two.example:3128']) {
      world.proxy = proxy
      world.now += 60_000
      await transport.send(lookup)
    }
    expect(opened.map((one) => one.route)).toEqual(['PROXY one.example:3128', 'PROXY two.example:3128'])
    expect(opened.map((one) => one.transport.isClosed)).toEqual([true, false])
    expect(opened[1]?.transport.requests).toHaveLength(2)
  })

  it('stays with its direct transport whatever comes second', async () => {
    const { world, opened, transport } = rig()
    await transport.send(lookup)
    world.proxy = 'DIRECT; PROXY proxy.example:3128'
    world.now = 60_000
    await transport.send(lookup)
    expect(opened.map((one) => one.transport.isClosed)).toEqual([false])
  })

  it('uses a certificate pinned, or no longer pinned, from the next request on', async () => {
    const { world, opened, transport } = rig()
    await transport.send(lookup)
    world.pin = 'AA'
    await transport.send(lookup)
    world.pin = null
    await transport.send(lookup)
    expect(opened.map((one) => one.pin)).toEqual([null, 'AA', null])
    expect(opened.map((one) => one.transport.isClosed)).toEqual([true, true, false])
  })

  it('says which certificate fault there was, and only then', async () => {
    const answers = [failure({ code: 'certificate-unknown' }), failure({ code: 'gateway-timeout' })]
    const { refused, transport } = rig({
      openDirect: () => new ScriptedTransport(...answers.map((answer) => () => answer)),
    })
    await transport.send(lookup)
    await transport.send(lookup)
    expect(refused).toEqual(['certificate-unknown'])
  })

  it('says by which of its transports, so that the certificate shown is the one that was refused there', async () => {
    const by: Transport[] = []
    const scripted = (): ScriptedTransport => new ScriptedTransport(() => failure({ code: 'certificate-changed' }))
    const [direct, proxied] = [scripted(), scripted()]
    const { world, transport } = rig({
      openDirect: () => direct,
      openProxied: () => proxied,
      onCertificateRefused: (_, refuser) => by.push(refuser),
    })
    world.proxy = 'PROXY proxy.example:3128'
    await transport.send(lookup)
    world.proxy = 'DIRECT'
    world.now = 60_000
    await transport.send(lookup)
    expect(by).toEqual([proxied, direct])
  })

  it('closes what it has opened', async () => {
    const { opened, transport } = rig()
    await transport.send(lookup)
    await transport.close()
    expect(opened[0]?.transport.isClosed).toBe(true)
  })
})
