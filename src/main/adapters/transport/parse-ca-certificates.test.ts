import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createAuthority } from '../../../../simulator/server/create-certificate.ts'
import { parseCaCertificates } from './parse-ca-certificates.ts'

const namesIn = (file: Uint8Array | string): string[] =>
  parseCaCertificates(Buffer.from(file)).map((pem) => new X509Certificate(pem).subject)

describe('parseCaCertificates', () => {
  let one: string
  let two: string
  beforeAll(async () => {
    one = (await createAuthority('One')).certificatePem
    two = (await createAuthority('Two')).certificatePem
  })
  const derOf = (pem: string): Buffer => new X509Certificate(pem).raw
  /** Made by OpenSSL, as `certutil` and Windows' export make it. */
  const pkcs7 = (form: 'PEM' | 'DER'): Buffer => {
    const folder = mkdtempSync(join(tmpdir(), 'agentbar-p7b-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'two.pem'), one + two)
    return execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', join(folder, 'two.pem'), '-outform', form])
  }

  it('reads PEM, with one certificate or several, any text around and other line ends', () => {
    expect(namesIn(one)).toEqual(['CN=One'])
    const explained = `\uFEFFBag Attributes\n  friendlyName: x\n${one}# and\r\n${two.replaceAll('\n', '\r\n')}\n`
    expect(namesIn(explained)).toEqual(['CN=One', 'CN=Two'])
  })

  it('reads the other labels of PEM', () => {
    expect(namesIn(one.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE'))).toEqual(['CN=One'])
    expect(namesIn(one.replaceAll(' CERTIFICATE', ' TRUSTED CERTIFICATE'))).toEqual(['CN=One'])
  })

  it('reads DER, also with a line break behind it', () => {
    expect(namesIn(derOf(one))).toEqual(['CN=One'])
    expect(namesIn(Buffer.concat([derOf(one), Buffer.from('\r\n')]))).toEqual(['CN=One'])
  })

  it.each(['PEM', 'DER'] as const)('reads PKCS#7 in %s', (form) => {
    expect(namesIn(pkcs7(form)).sort()).toEqual(['CN=One', 'CN=Two'])
  })

  it('gives the same PEM for all of them', () => {
    expect(parseCaCertificates(derOf(one))).toEqual(parseCaCertificates(Buffer.from(one)))
  })

  it('finds no certificate among other PEM', () => {
    expect(namesIn('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n')).toEqual([])
  })

  it('refuses what is cut short, anywhere', () => {
    for (const whole of [derOf(one), pkcs7('DER')])
      for (let length = 0; length < whole.byteLength; length += 7)
        expect(() => parseCaCertificates(whole.subarray(0, length))).toThrow()
  })

  it('refuses anything else, and ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => parseCaCertificates(bytes)).toThrow()
      }),
    )
    expect(() => parseCaCertificates(Buffer.from('30800609', 'hex'))).toThrow()
  })

  it('takes no certificate out of a file with one byte changed that Node cannot read', () => {
    const whole = pkcs7('DER')
    fc.assert(
      fc.property(fc.nat(whole.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ change
        try {
          for (const pem of parseCaCertificates(changed)) new X509Certificate(pem)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })
})
