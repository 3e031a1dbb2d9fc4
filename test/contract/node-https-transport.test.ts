import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthority, createCertificate } from '../../simulator/server/create-certificate.ts'
import { readSystemCertificates } from '../../src/main/adapters/transport/system-certificates.ts'
import { exactTrust, SystemTrust } from '../../src/main/adapters/transport/tls-trust.ts'
import { NodeHttpsTransport } from '../../src/main/adapters/transport/node-https-transport.ts'
import { startGatewayServer } from './support/gateway-server.ts'
import { lookup } from './support/transport-harness.ts'
import { describeTransport } from './transport.contract.ts'

const workerFile = new URL('../../src/main/adapters/transport/system-certificates-worker.ts', import.meta.url)
const systemTrust = new SystemTrust(() => readSystemCertificates(workerFile))

describeTransport('NodeHttpsTransport', (origin, trusted) => {
  if (trusted.kind === 'pinned') return new NodeHttpsTransport(origin, () => exactTrust(trusted.pem))
  return new NodeHttpsTransport(origin, () => systemTrust.with(trusted.kind === 'system' ? [] : [trusted.pem]))
})

describe('NodeHttpsTransport: a CA file', () => {
  async function company(name: string) {
    const root = await createAuthority(`${name} root`)
    const issuing = await createCertificate({ commonName: `${name} issuing`, isAuthority: true, issuer: root })
    const sans = ['127.0.0.1']
    const leaf = await createCertificate({ commonName: 'gateway', sans, issuer: issuing })
    const { certificatePem } = leaf
    const gateway = await startGatewayServer({ ...leaf, certificatePem: certificatePem + issuing.certificatePem })
    onTestFinished(() => gateway.stop())
    const outcome = async (extra: readonly string[], store: readonly string[] = []) => {
      const trust = new SystemTrust(async () => [...rootCertificates, ...store])
      const transport = new NodeHttpsTransport(gateway.origin, () => trust.with(extra))
      onTestFinished(() => transport.close())
      const reply = await transport.send(lookup)
      return reply.ok ? 'ok' : reply.error.code
    }
    return { root: root.certificatePem, issuing: issuing.certificatePem, outcome }
  }

  it('may hold the root, the issuing CA alone, or both', async () => {
    const { root, issuing, outcome } = await company('Company')
    expect(await outcome([root])).toBe('ok')
    expect(await outcome([issuing])).toBe('ok')
    expect(await outcome([issuing, root])).toBe('ok')
  })

  it('with another CA, issuing or root, trusts nothing of this one', async () => {
    const { outcome } = await company('Company')
    const { root, issuing } = await company('Other')
    expect(await outcome([issuing])).toBe('certificate-unknown')
    expect(await outcome([root])).toBe('certificate-unknown')
  })

  it('with an issuing CA does not make the intermediate CAs of the system’s store trusted', async () => {
    const { issuing, outcome } = await company('Company')
    const other = await company('Other')
    expect(await outcome([], [issuing])).toBe('certificate-unknown')
    expect(await outcome([other.issuing], [issuing])).toBe('certificate-unknown')
  })
})

describe('NodeHttpsTransport: the system’s store', () => {
  it('is read once for all transports, and again after it has failed', async () => {
    const readStore = vi.fn(async (): Promise<readonly string[]> => rootCertificates)
    readStore.mockRejectedValueOnce(new Error('no worker'))
    const trust = new SystemTrust(readStore)
    await expect(trust.with([])).rejects.toThrow('no worker')
    await Promise.all([trust.with([]), trust.with([]), trust.with([(await createAuthority()).certificatePem])])
    expect(readStore).toHaveBeenCalledTimes(2)
  })

  it('is read without stopping the thread of the program', async () => {
    const certificates = await readSystemCertificates(workerFile)
    expect(certificates.length).toBeGreaterThan(10)
    for (const pem of certificates) new X509Certificate(pem)
  })

  it('ends a request in time while it is read', async () => {
    const transport = new NodeHttpsTransport('https://127.0.0.1:9', () => new Promise(() => undefined))
    const error = { code: 'gateway-timeout', timeoutMs: 100 }
    expect(await transport.send({ ...lookup, timeoutMs: 100 })).toEqual({ ok: false, error })
  })
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
