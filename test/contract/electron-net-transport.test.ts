import { Server } from 'proxy-chain'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  createAuthority,
  createCertificate,
  createServerCertificate,
} from '../../simulator/server/create-certificate.ts'
import type { Transport } from '../../src/core/ports.ts'
import { startElectronTransports, type ElectronTransports } from './support/electron-transports.ts'
import { startGatewayServer, type ReceivedRequest } from './support/gateway-server.ts'
import { lookup, createTransportHarness } from './support/transport-harness.ts'
import { describeTransportConnections } from './transport-connections.contract.ts'
import { describeTransportFailures } from './transport-failures.contract.ts'
import { describeTransportLeniency } from './transport-leniency.contract.ts'
import { describeTransportMessages } from './transport-messages.contract.ts'

let electron: ElectronTransports
beforeAll(async () => {
  electron = await startElectronTransports()
}, 60_000)
afterAll(() => electron.stop())

// Chromium trusts only the CAs of the system's store, so any other certificate is pinned.
const harness = createTransportHarness((origin, trusted) =>
  electron.open(origin, trusted.kind === 'system' ? {} : { pinnedPem: trusted.pem }),
)
describeTransportMessages('ElectronNetTransport', harness)
describeTransportLeniency('ElectronNetTransport', harness)
describeTransportConnections('ElectronNetTransport', harness)
describeTransportFailures('ElectronNetTransport', harness)

describe('ElectronNetTransport: certificates', () => {
  async function outcome(kind: Parameters<typeof createServerCertificate>[0], isPinned: boolean) {
    const { server } = await createServerCertificate(kind)
    const gateway = await harness.server(server)
    const trusted = isPinned ? ({ kind: 'pinned', pem: server.certificatePem } as const) : ({ kind: 'system' } as const)
    const reply = await harness.transportTo(gateway.origin, trusted).send(lookup)
    return { code: reply.ok ? 'ok' : reply.error.code, requests: gateway.requests.length }
  }

  it.each(['ca', 'self-signed'] as const)(
    '(%s) without a trusted CA are refused before anything is sent',
    async (kind) => {
      expect(await outcome(kind, false)).toEqual({ code: 'certificate-unknown', requests: 0 })
    },
  )

  it('that are pinned are accepted', async () => {
    expect(await outcome('self-signed', true)).toEqual({ code: 'ok', requests: 1 })
  })

  it('other than the pinned one are refused as changed', async () => {
    const gateway = await harness.server()
    const { server: other } = await createServerCertificate('self-signed')
    const transport = electron.open(gateway.origin, { pinnedPem: other.certificatePem })
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'certificate-changed' } })
    expect(gateway.requests).toHaveLength(0)
    const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
    expect(transport.refusedCertificate).toMatchObject({ view: { fingerprint256 } })
    await transport.close()
  })

  it('are kept when they are refused, each time, and not when they are accepted', async () => {
    const gateway = await harness.server()
    const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
    const strict = electron.open(gateway.origin)
    for (let round = 0; round < 2; round += 1) {
      expect(await strict.send(lookup)).toMatchObject({ error: { code: 'certificate-unknown' } })
      expect(strict.refusedCertificate).toMatchObject({ view: { fingerprint256 }, isWeak: false })
    }
    const trusting = electron.open(gateway.origin, { pinnedPem: gateway.certificatePem })
    expect(await trusting.send(lookup)).toMatchObject({ ok: true })
    expect(trusting.refusedCertificate).toBeNull()
    await Promise.all([strict.close(), trusting.close()])
  })

  it('that name no subject are refused with what they are, and accepted when pinned', async () => {
    const issuer = await createAuthority()
    const gateway = await harness.server(await createCertificate({ commonName: null, sans: ['127.0.0.1'], issuer }))
    const strict = electron.open(gateway.origin)
    expect(await strict.send(lookup)).toMatchObject({ error: { code: 'certificate-refused' } })
    const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
    expect(strict.refusedCertificate).toMatchObject({ view: { fingerprint256, subject: 'IP Address:127.0.0.1' } })
    expect(gateway.requests).toHaveLength(0)
    const trusting = electron.open(gateway.origin, { pinnedPem: gateway.certificatePem })
    expect(await trusting.send(lookup)).toMatchObject({ ok: true })
    await Promise.all([strict.close(), trusting.close()])
  })

  it('that were refused are still known to the next transport, which Chromium does not ask again', async () => {
    const gateway = await harness.server()
    const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
    for (let round = 0; round < 2; round += 1) {
      const transport = electron.open(gateway.origin)
      expect(await transport.send(lookup)).toMatchObject({ error: { code: 'certificate-unknown' } })
      expect(transport.refusedCertificate).toMatchObject({ view: { fingerprint256 } })
      await transport.close()
    }
  })

  it('that one pin accepted are not accepted without it, nor with another', async () => {
    const gateway = await harness.server()
    const { server: other } = await createServerCertificate('self-signed')
    const codes: string[] = []
    for (const pinnedPem of [gateway.certificatePem, undefined, other.certificatePem, gateway.certificatePem]) {
      const transport = electron.open(gateway.origin, pinnedPem === undefined ? {} : { pinnedPem })
      const sent = await transport.send(lookup)
      codes.push(sent.ok ? 'ok' : sent.error.code)
      await transport.close()
    }
    expect(codes).toEqual(['ok', 'certificate-unknown', 'certificate-changed', 'ok'])
  })

  it.each(['weak', 'weak-key', 'weak-signature'] as const)(
    'that are %s are refused as weak before anything is sent, and accepted when pinned',
    async (strength) => {
      const gateway = await harness.server(
        await createCertificate({ commonName: '127.0.0.1', sans: ['127.0.0.1'], strength }),
      )
      const strict = electron.open(gateway.origin)
      expect(await strict.send(lookup)).toMatchObject({ error: { code: 'certificate-weak' } })
      expect(strict.refusedCertificate?.isWeak).toBe(true)
      expect(gateway.requests).toHaveLength(0)
      const trusting = electron.open(gateway.origin, { pinnedPem: gateway.certificatePem })
      expect(await trusting.send(lookup)).toMatchObject({ ok: true })
      await Promise.all([strict.close(), trusting.close()])
    },
  )
})

describe('ElectronNetTransport: a gateway that demands a client certificate', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('is reported (%s)', async (maxVersion) => {
    const { certificatePem: clientAuthorityPem } = await createAuthority('Clients')
    const gateway = await harness.server(undefined, { clientAuthorityPem, maxVersion })
    const transport = harness.transportTo(gateway.origin, { kind: 'pinned', pem: gateway.certificatePem })
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'client-certificate-needed' } })
    expect(gateway.requests).toHaveLength(0)
  })
})

function cookieOf({ rawHeaders }: ReceivedRequest): string | null {
  const at = rawHeaders.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === 'cookie')
  return at < 0 ? null : (rawHeaders[at + 1] ?? null)
}

describe('ElectronNetTransport: a proxy', () => {
  /** A real proxy. With a user name it requires that name and the password "open". */
  async function proxy(username?: string) {
    const connections: string[] = []
    const server = new Server({
      host: '127.0.0.1',
      port: 0,
      prepareRequestFunction: ({ username: given, password, hostname, port }) => {
        connections.push(`${hostname}:${String(port)}`)
        const isAllowed = username === undefined || (given === username && password === 'open')
        return { requestAuthentication: !isAllowed, failMsg: 'sign in' }
      },
    })
    await server.listen()
    onTestFinished(() => server.close(true))
    return {
      pacResult: `PROXY 127.0.0.1:${String(server.port)}`,
      address: `127.0.0.1:${String(server.port)}`,
      connections,
    }
  }

  async function through(
    pacResult: string,
    credentials?: { username: string; password: string },
  ): Promise<{ transport: Transport; requests: readonly ReceivedRequest[] }> {
    const gateway = await startGatewayServer()
    onTestFinished(() => gateway.stop())
    const transport = electron.open(gateway.origin, {
      pinnedPem: gateway.certificatePem,
      pacResult,
      ...(credentials ? { credentials } : {}),
    })
    return { transport, requests: gateway.requests }
  }

  it('forwards the request to the gateway, also with a pinned certificate', async () => {
    const { pacResult, connections } = await proxy()
    const { transport, requests } = await through(pacResult)
    expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { status: 200 } })
    expect(requests).toHaveLength(1)
    expect(connections.length).toBeGreaterThan(0)
  })

  it('that requires authentication gets the credentials', async () => {
    const { pacResult } = await proxy('agent')
    const { transport } = await through(pacResult, { username: 'agent', password: 'open' })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
  })

  it('that requires authentication does not remove the cookies for the load balancer', async () => {
    const { pacResult } = await proxy('agent')
    const { transport, requests } = await through(pacResult, { username: 'agent', password: 'open' })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
    const { Cookie: _, ...headers } = lookup.headers
    await transport.send({ ...lookup, headers })
    await transport.send({ ...lookup, headers: { ...headers, Cookie: 'NSLB=2' } })
    expect(requests.map(cookieOf)).toEqual([lookup.headers['Cookie'], null, 'NSLB=2'])
  })

  it('that requires authentication is reported if there are no credentials', async () => {
    const { pacResult } = await proxy('agent')
    const { transport, requests } = await through(pacResult)
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'proxy-sign-in-needed' } })
    expect(requests).toHaveLength(0)
  })

  it('that refuses the credentials is reported, so that the agent is asked again', async () => {
    const { pacResult, address } = await proxy('agent')
    const { transport } = await through(pacResult, { username: 'agent', password: 'wrong' })
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'proxy-sign-in-needed' } })
    expect(electron.refusedProxies).toContain(address)
  })

  it('that cannot be reached is reported', async () => {
    const { transport } = await through('PROXY 127.0.0.1:9')
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'proxy-unreachable' } })
  })
})
