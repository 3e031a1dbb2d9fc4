import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAuthority, createCertificate } from '../../../../simulator/server/create-certificate.ts'
import { isWeakCertificate } from './is-weak-certificate.ts'

/** A key on a 192-bit curve. Current libraries no longer create one. */
const smallCurvePem = `-----BEGIN CERTIFICATE-----
MIIBZTCCARugAwIBAgIUVXgrLFTnZPLXQpUYYnP0C76f544wCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNc21hbGwuaW52YWxpZDAeFw0yNjExMjUwMzI5NThaFw0zNjEx
MjIwMzI5NThaMBgxFjAUBgNVBAMMDXNtYWxsLmludmFsaWQwSTATBgcqhkjOPQIB
BggqhkjOPQMBAQMyAARFL7N3jmUN0x9hw2D+hSElXOnHlNE7/pijaNo8LL+LW0Sv
T8xA2ffATs1q1Gv/o7yjUzBRMB0GA1UdDgQWBBQ06YQdp0tcHusmrmbq7ZpKDJXa
TjAfBgNVHSMEGDAWgBQ06YQdp0tcHusmrmbq7ZpKDJXaTjAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCAzgAMDUCGQCDVdQHPBAzcY/t1xHhVFRxBDVAT3U4YRMC
GD3xgjDu5gp5JxUQf4qQAjeBZ7l8vNUs8Q==
-----END CERTIFICATE-----`

describe('isWeakCertificate', () => {
  it.each([
    ['ec', 'normal', false],
    ['rsa', 'normal', false],
    ['ec', 'weak-signature', true],
    ['rsa', 'weak-signature', true],
    ['rsa', 'weak-key', true],
    ['rsa', 'weak', true],
  ] as const)('for an %s key of strength %s is %s, self-signed or not', async (keyType, strength, isWeak) => {
    const request = { commonName: 'gateway.invalid', keyType, strength }
    const own = await createCertificate(request)
    const signed = await createCertificate({ ...request, issuer: await createAuthority('Authority', keyType) })
    for (const { certificatePem } of [own, signed])
      expect(isWeakCertificate(new X509Certificate(certificatePem))).toBe(isWeak)
  })

  it('is true for a key on a small curve', () => {
    expect(isWeakCertificate(new X509Certificate(smallCurvePem))).toBe(true)
  })
})
