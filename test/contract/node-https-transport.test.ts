import { expect, it, onTestFinished } from 'vitest'
import { exactTrust, systemTrust } from '../../src/main/adapters/transport/tls-trust.ts'
import { NodeHttpsTransport } from '../../src/main/adapters/transport/node-https-transport.ts'
import { startGatewayServer } from './support/gateway-server.ts'
import { lookup } from './support/transport-harness.ts'
import { describeTransport } from './transport.contract.ts'

describeTransport('NodeHttpsTransport', (origin, trusted) => {
  if (trusted.kind === 'pinned') return new NodeHttpsTransport(origin, () => exactTrust(trusted.pem))
  return new NodeHttpsTransport(origin, () => systemTrust(trusted.kind === 'system' ? null : trusted.pem))
})

it('NodeHttpsTransport keeps no connection whose reply has both a length and chunks', async () => {
  const gateway = await startGatewayServer()
  onTestFinished(() => gateway.stop())
  const transport = new NodeHttpsTransport(gateway.origin, () => exactTrust(gateway.certificatePem))
  onTestFinished(() => transport.close())
  const raw = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'
  gateway.respond = (response) => void response.socket?.write(raw)
  for (let round = 0; round < 2; round += 1)
    expect(await transport.send(lookup)).toMatchObject({ value: { text: '{}' } })
  expect(gateway.connections).toBe(2)
})

it('NodeHttpsTransport opens at most six connections at once', async () => {
  const gateway = await startGatewayServer()
  onTestFinished(() => gateway.stop())
  const transport = new NodeHttpsTransport(gateway.origin, () => exactTrust(gateway.certificatePem))
  onTestFinished(() => transport.close())
  const sent = await Promise.all(Array.from({ length: 40 }, () => transport.send(lookup)))
  expect(sent.every(({ ok }) => ok)).toBe(true)
  expect(gateway.connections).toBe(6)
})

it('NodeHttpsTransport gives a turn that was waited for in vain to the next request', async () => {
  const gateway = await startGatewayServer()
  onTestFinished(() => gateway.stop())
  const transport = new NodeHttpsTransport(gateway.origin, () => exactTrust(gateway.certificatePem))
  onTestFinished(() => transport.close())
  const held = new Set<() => void>()
  const allHeld = new Promise<void>((resolve) => {
    gateway.respond = (response) => void (held.add(() => response.end('{}')).size === 6 && resolve())
  })
  const six = Array.from({ length: 6 }, () => transport.send(lookup))
  await allHeld
  const controller = new AbortController()
  const seventh = transport.send({ ...lookup, signal: controller.signal })
  const eighth = transport.send(lookup)
  controller.abort()
  expect(await seventh).toMatchObject({ error: { code: 'cancelled' } })
  gateway.respond = (response) => void response.end('{}')
  for (const answer of held) answer()
  expect((await Promise.all([...six, eighth])).every(({ ok }) => ok)).toBe(true)
})
