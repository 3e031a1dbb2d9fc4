import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCertificate } from '../../../../simulator/server/create-certificate.ts'
import { PartitionCertificates } from './electron-partition-certificates.ts'

const gateway = 'https://gateway.example:8043'

async function presented(commonName: string | null = 'gateway.example') {
  const { certificatePem: data } = await createCertificate({ commonName })
  const { fingerprint256 } = new X509Certificate(data)
  const asked = { certificate: { data } as Electron.Certificate, verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID' }
  return { asked, fingerprint256 }
}

describe('PartitionCertificates', () => {
  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])(
    'refuses as invalid what it cannot read, and throws nothing: %j',
    (data) => {
      const certificates = new PartitionCertificates(null)
      const certificate = { data } as Electron.Certificate
      expect(certificates.judge({ certificate, verificationResult: 'net::OK' })).toBe(-207)
      expect(certificates.refused).toBeNull()
    },
  )

  it('keeps what was refused for later leases of that gateway, and of its host as long as it is the only one', async () => {
    const [one, two] = [await presented(), await presented(null)]
    const certificates = new PartitionCertificates(null)
    certificates.beginLease(gateway)
    certificates.judge(one.asked)
    const refusedAt = (origin: string) => {
      certificates.beginLease(origin)
      return certificates.refused?.view.fingerprint256 ?? null
    }
    expect(refusedAt(gateway)).toBe(one.fingerprint256)
    expect(refusedAt('https://gateway.example:9043')).toBe(one.fingerprint256)
    expect(refusedAt('https://other.example:8043')).toBeNull()
    certificates.beginLease('https://gateway.example:9043')
    certificates.judge(two.asked)
    expect(refusedAt(gateway)).toBe(one.fingerprint256)
    expect(refusedAt('https://gateway.example:9043')).toBe(two.fingerprint256)
    expect(refusedAt('https://gateway.example:7043')).toBeNull()
  })
})
