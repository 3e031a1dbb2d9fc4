import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAuthority, createCertificate } from './create-certificate.ts'
import type { CertificateKind } from './create-certificate.ts'
import { startTestSimulator } from '../testing/start-test-simulator.ts'
import { sendRequest } from '../testing/test-client.ts'

async function statusWith(tls: CertificateKind): Promise<number> {
  return (await sendRequest(await startTestSimulator({ tls }), 'GET', '/')).status
}

describe('the certificate of the server', () => {
  it('is trusted by itself, or by its authority', async () => {
    expect(await statusWith('self-signed')).toBe(404)
    expect(await statusWith('ca')).toBe(404)
  })

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('can be %s', async (kind, code) => {
    await expect(statusWith(kind)).rejects.toMatchObject({ code })
  })

  it('can be given, so that clients trust a second simulator too', async () => {
    const first = await startTestSimulator()
    const second = await startTestSimulator({ tls: { cert: first.certificatePem, key: first.keyPem } })
    expect(second.certificatePem).toBe(first.certificatePem)
    expect((await sendRequest(second, 'GET', '/')).status).toBe(404)
  })
})

describe('createCertificate', () => {
  it('creates a leaf with the requested names, dates and issuer', async () => {
    const authority = await createAuthority('Test authority')
    const notAfter = new Date('2031-02-03T04:05:06Z')
    const names = { commonName: 'gateway.invalid', sans: ['gateway.invalid', '192.0.2.7'] }
    const { certificatePem } = await createCertificate({ ...names, notAfter, issuer: authority })
    const certificate = new X509Certificate(certificatePem)
    expect(certificate.subject).toBe('CN=gateway.invalid')
    expect(certificate.issuer).toBe('CN=Test authority')
    expect(certificate.subjectAltName).toBe('DNS:gateway.invalid, IP Address:192.0.2.7')
    expect(new Date(certificate.validTo)).toEqual(notAfter)
    expect(certificate.verify(new X509Certificate(authority.certificatePem).publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
  })

  it('creates a weak one for tests of refusals', async () => {
    const { certificatePem } = await createCertificate({ commonName: 'weak.invalid', strength: 'weak' })
    expect(new X509Certificate(certificatePem).publicKey.asymmetricKeyDetails?.modulusLength).toBe(1024)
  })
})
