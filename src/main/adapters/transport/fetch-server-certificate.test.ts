import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificate, type CertificateStrength } from '../../../../simulator/server/create-certificate.ts'
import { startGatewayServer } from '../../../../test/contract/support/gateway-server.ts'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { fetchServerCertificate } from './fetch-server-certificate.ts'
import { NodeHttpsTransport } from './node-https-transport.ts'
import { SystemTrust } from './tls-trust.ts'

async function gatewayWith(strength: CertificateStrength) {
  const gateway = await startGatewayServer(await createCertificate({ commonName: 'gateway.invalid', strength }))
  onTestFinished(() => gateway.stop())
  return gateway
}

describe('fetchServerCertificate', () => {
  it('reads the certificate of a gateway without sending a request', async () => {
    const gateway = await gatewayWith('normal')
    const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
    expect(await fetchServerCertificate(gateway.origin)).toMatchObject({ view: { fingerprint256 }, isWeak: false })
    expect(gateway.requests).toHaveLength(0)
  })

  it.each(['weak', 'weak-key', 'weak-signature'] as const)('recognises a %s certificate', async (strength) => {
    const { origin } = await gatewayWith(strength)
    expect(await fetchServerCertificate(origin)).toMatchObject({ isWeak: true })
  })

  it('reads a certificate without a subject: its host names stand for it', async () => {
    const gateway = await startGatewayServer(await createCertificate({ commonName: null, sans: ['cc.example', '::1'] }))
    onTestFinished(() => gateway.stop())
    const presented = await fetchServerCertificate(gateway.origin)
    expect(presented?.view.subject).toMatch(/cc\.example/)
  })

  it('shows a name of many lines, control characters and any length in one short line', async () => {
    const name = `first\nCN=second\u001b[2J\u202e${'x'.repeat(60_000)}`
    const gateway = await startGatewayServer(await createCertificate({ commonName: name }))
    onTestFinished(() => gateway.stop())
    const subject = (await fetchServerCertificate(gateway.origin))?.view.subject ?? ''
    expect(subject).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(subject.length).toBeLessThanOrEqual(500)
  })

  it.each([
    ['a month of letters', /\d{12}Z/, (date: string) => `${date.slice(0, 2)}xx${date.slice(4)}`],
    ['no time zone', /\d{12}Z/, (date: string) => `${date.slice(0, 12)}Q`],
    ['a name that is no text', /odd\.example/, () => '\xff\xfe\0\x80\xc0\xc1\x01\x1b\r\n\x7f'],
    ['another version', '\xa0\x03\x02\x01\x02', () => '\xa0\x03\x02\x01\x7f'],
    ['another key usage', '\x55\x1d\x0f', () => '\x55\x1d\x7f'],
  ])('survives a certificate with %s', async (_what, where, change) => {
    const { certificatePem, keyPem } = await createCertificate({ commonName: 'odd.example' })
    const der = new X509Certificate(certificatePem).raw.toString('latin1')
    expect(der.replace(where, change)).not.toBe(der)
    const odd = Buffer.from(der.replace(where, change), 'latin1').toString('base64')
    const pem = `-----BEGIN CERTIFICATE-----\n${odd.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`
    const gateway = await startGatewayServer({ certificatePem: pem, keyPem })
    onTestFinished(() => gateway.stop())
    const presented = await fetchServerCertificate(gateway.origin)
    if (presented) expect(JSON.stringify(presented)).not.toContain('null')
    const transport = new NodeHttpsTransport(gateway.origin, () =>
      new SystemTrust(async () => rootCertificates).with([]),
    )
    onTestFinished(() => transport.close())
    expect(await transport.send(lookup)).toMatchObject({ ok: false })
    expect(gateway.requests).toHaveLength(0)
  })

  it('is null if no gateway listens', async () => {
    const gateway = await gatewayWith('normal')
    await gateway.stop()
    expect(await fetchServerCertificate(gateway.origin)).toBeNull()
  })
})
