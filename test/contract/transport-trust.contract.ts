import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  createAuthority,
  createCertificate,
  createServerCertificate,
} from '../../simulator/server/create-certificate.ts'
import { lookup, type Trusted, type TransportHarness } from './support/transport-harness.ts'

/** The contract for certificates. */
export function describeTransportTrust(name: string, harness: TransportHarness): void {
  const { server, transportTo } = harness

  describe(`${name}: a gateway that demands a client certificate`, () => {
    async function outcome(maxVersion: 'TLSv1.2' | 'TLSv1.3') {
      const { certificatePem: clientAuthorityPem } = await createAuthority('Clients')
      const gateway = await server(undefined, { clientAuthorityPem, maxVersion })
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: gateway.certificatePem })
      const reply = await transport.send(lookup)
      return { error: reply.ok ? null : reply.error, requests: gateway.requests.length }
    }

    it('is reported', async () => {
      expect(await outcome('TLSv1.3')).toMatchObject({ error: { code: 'client-certificate-needed' }, requests: 0 })
    })

    it('is reported as a refused handshake in TLS 1.2, which has no alert for it', async () => {
      const error = { code: 'gateway-unreachable', reason: 'handshake-refused' }
      expect(await outcome('TLSv1.2')).toMatchObject({ error, requests: 0 })
    })
  })

  describe(`${name}: certificates`, () => {
    async function outcome(kind: Parameters<typeof createServerCertificate>[0], trusted: 'system' | 'extra-ca') {
      const { server: certificate, authority } = await createServerCertificate(kind)
      const gateway = await server(certificate)
      const pem = (authority ?? certificate).certificatePem
      const transport = transportTo(
        gateway.origin,
        trusted === 'system' ? { kind: 'system' } : { kind: 'extra-ca', pem },
      )
      const reply = await transport.send(lookup)
      return { code: reply.ok ? 'ok' : reply.error.code, requests: gateway.requests.length }
    }

    it('of an unknown CA, or self-signed, are refused before anything is sent', async () => {
      expect(await outcome('ca', 'system')).toEqual({ code: 'certificate-unknown', requests: 0 })
      expect(await outcome('self-signed', 'system')).toEqual({ code: 'certificate-unknown', requests: 0 })
    })

    it('of an extra CA are accepted', async () => {
      expect(await outcome('ca', 'extra-ca')).toEqual({ code: 'ok', requests: 1 })
    })

    it('of an extra CA are refused when they are expired, not yet valid or for another host', async () => {
      expect(await outcome('expired', 'extra-ca')).toEqual({ code: 'certificate-expired', requests: 0 })
      expect(await outcome('not-yet-valid', 'extra-ca')).toEqual({ code: 'certificate-expired', requests: 0 })
      expect(await outcome('wrong-host', 'extra-ca')).toEqual({ code: 'certificate-wrong-host', requests: 0 })
    })

    it.each(['weak', 'weak-key', 'weak-signature'] as const)(
      'of an extra CA are refused when they are %s, each time and before anything is sent',
      async (strength) => {
        const issuer = await createAuthority('RSA authority', 'rsa')
        const request = { commonName: '127.0.0.1', sans: ['127.0.0.1'], keyType: 'rsa', strength, issuer } as const
        const gateway = await server(await createCertificate(request))
        const transport = transportTo(gateway.origin, { kind: 'extra-ca', pem: issuer.certificatePem })
        for (let round = 0; round < 2; round += 1)
          expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-weak' } })
        expect(gateway.requests).toHaveLength(0)
      },
    )

    it('without a subject are accepted of an extra CA and when pinned, and refused otherwise', async () => {
      const issuer = await createAuthority('CA for the nameless')
      const gateway = await server(await createCertificate({ commonName: null, sans: ['127.0.0.1'], issuer }))
      const outcomeFor = async (trusted: Trusted) => {
        const reply = await transportTo(gateway.origin, trusted).send(lookup)
        return reply.ok ? 'ok' : reply.error.code
      }
      expect(await outcomeFor({ kind: 'system' })).toBe('certificate-unknown')
      expect(await outcomeFor({ kind: 'extra-ca', pem: issuer.certificatePem })).toBe('ok')
      expect(await outcomeFor({ kind: 'pinned', pem: gateway.certificatePem })).toBe('ok')
    })

    it('are checked although the environment says that nothing is', async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      onTestFinished(() => void vi.unstubAllEnvs())
      expect(await outcome('self-signed', 'system')).toEqual({ code: 'certificate-unknown', requests: 0 })
      expect(await outcome('ca', 'system')).toEqual({ code: 'certificate-unknown', requests: 0 })
      expect(await outcome('wrong-host', 'extra-ca')).toEqual({ code: 'certificate-wrong-host', requests: 0 })
      expect(await outcome('expired', 'extra-ca')).toEqual({ code: 'certificate-expired', requests: 0 })
    })

    it('of another CA than the extra one are refused', async () => {
      const { server: certificate } = await createServerCertificate('ca')
      const otherCa = await createAuthority('Other CA')
      const gateway = await server(certificate)
      const transport = transportTo(gateway.origin, { kind: 'extra-ca', pem: otherCa.certificatePem })
      expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-unknown' } })
    })

    it('that are pinned are accepted, each time', async () => {
      const gateway = await server()
      const pinned = { kind: 'pinned', pem: gateway.certificatePem } as const
      for (let round = 0; round < 2; round += 1) {
        const transport = transportTo(gateway.origin, pinned)
        expect((await transport.send(lookup)).ok).toBe(true)
        expect((await transport.send(lookup)).ok).toBe(true)
      }
    })

    it('that are weak are accepted when pinned, since the agent has decided', async () => {
      const gateway = await server(await createCertificate({ commonName: 'gateway.invalid', strength: 'weak' }))
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: gateway.certificatePem })
      expect((await transport.send(lookup)).ok).toBe(true)
    })

    it('other than the pinned one are refused as changed, before anything is sent', async () => {
      const gateway = await server()
      const { server: other } = await createServerCertificate('self-signed')
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: other.certificatePem })
      for (let round = 0; round < 2; round += 1)
        expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-changed' } })
      expect(gateway.requests).toHaveLength(0)
    })

    it('other than the pinned one are refused even when the pinned one signed them', async () => {
      const { server: certificate, authority } = await createServerCertificate('ca')
      const gateway = await server(certificate)
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: authority?.certificatePem ?? '' })
      expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-changed' } })
    })
  })
}
