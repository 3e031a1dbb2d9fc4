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
  it('reads what a gateway shows, and asks it for nothing', async () => {
    const gateway = await gatewayWith('normal')
    const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
    expect(await fetchServerCertificate(gateway.origin)).toMatchObject({ view: { fingerprint256 }, isWeak: false })
    expect(gateway.requests).toHaveLength(0)
  })

  it.each(['weak', 'weak-key', 'weak-signature'] as const)('knows a %s one', async (strength) => {
    const { origin } = await gatewayWith(strength)
    expect(await fetchServerCertificate(origin)).toMatchObject({ isWeak: true })
  })

  it('finds none where no gateway is', async () => {
    const gateway = await gatewayWith('normal')
    await gateway.stop()
    expect(await fetchServerCertificate(gateway.origin)).toBeNull()
  })
})
