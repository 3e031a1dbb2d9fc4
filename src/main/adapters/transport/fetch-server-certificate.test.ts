import { X509Certificate } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificate, type CertificateStrength } from '../../../../simulator/server/create-certificate.ts'
import { startGatewayServer } from '../../../../test/contract/support/gateway-server.ts'
import { fetchServerCertificate } from './fetch-server-certificate.ts'

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

  it('is null if no gateway listens', async () => {
    const gateway = await gatewayWith('normal')
    await gateway.stop()
    expect(await fetchServerCertificate(gateway.origin)).toBeNull()
  })
})
