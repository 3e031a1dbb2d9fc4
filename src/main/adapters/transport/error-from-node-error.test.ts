import { describe, expect, it } from 'vitest'
import { errorFromNodeError } from './error-from-node-error.ts'

const faultWith = (code: unknown, cause?: unknown): Error => Object.assign(new Error('canary', { cause }), { code })

describe('errorFromNodeError', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-unknown'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-unknown'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-unknown'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate-unknown'],
    ['CERT_HAS_EXPIRED', 'certificate-expired'],
    ['CERT_NOT_YET_VALID', 'certificate-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-wrong-host'],
    ['EE_KEY_TOO_SMALL', 'certificate-weak'],
    ['CA_MD_TOO_WEAK', 'certificate-weak'],
    ['CERT_REVOKED', 'certificate-refused'],
    ['CERT_REJECTED', 'certificate-refused'],
    ['INVALID_CA', 'certificate-refused'],
    ['INVALID_PURPOSE', 'certificate-refused'],
    ['CERT_CHAIN_TOO_LONG', 'certificate-refused'],
    ['PATH_LENGTH_EXCEEDED', 'certificate-refused'],
    ['AGENTBAR_PIN_MISMATCH', 'certificate-changed'],
    ['AGENTBAR_WEAK_CERTIFICATE', 'certificate-weak'],
    ['UNSPECIFIED', 'certificate-refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'gateway-timeout'],
    ['ETIMEDOUT', 'gateway-timeout'],
    ['ECONNREFUSED', 'gateway-unreachable'],
    ['ENOTFOUND', 'gateway-unreachable'],
    ['NEVER_HEARD_OF', 'gateway-unreachable'],
    ['constructor', 'gateway-unreachable'],
  ])('reads %s as %s', (name, code) => {
    expect(errorFromNodeError(faultWith(name))).toEqual({ code, detail: name })
  })

  it.each(['CA signature digest algorithm too weak', 'EE certificate key too weak', 'CA certificate key too weak'])(
    'knows weakness by OpenSSL’s words where Node has no name for it: %s',
    (words) => {
      const fault = Object.assign(new Error(words), { code: 'UNSPECIFIED' })
      expect(errorFromNodeError(fault)).toEqual({ code: 'certificate-weak', detail: 'UNSPECIFIED' })
    },
  )

  it.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '', 'client-certificate-needed'],
    ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', '', 'client-certificate-needed'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', '', 'gateway-unreachable'],
    ['EPROTO', 'SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE:tls_record.cc', 'gateway-unreachable'],
    ['EPROTO', 'SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED:x', 'client-certificate-needed'],
  ])('knows what a gateway says against a handshake, in either library’s words: %s %s', (name, words, code) => {
    const { detail, ...error } = errorFromNodeError(Object.assign(new Error(words), { code: name }))
    expect(error).toEqual({ code })
    expect(detail).toMatch(/^TLS_ALERT_(CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)$/)
  })

  it('finds the system’s name for it among the causes', () => {
    const fault = new TypeError('fetch failed', { cause: faultWith(undefined, faultWith('CERT_HAS_EXPIRED')) })
    expect(errorFromNodeError(fault)).toEqual({ code: 'certificate-expired', detail: 'CERT_HAS_EXPIRED' })
  })

  it('finds it among the attempts on several addresses', () => {
    const fault = new AggregateError([faultWith('ECONNREFUSED'), faultWith('EHOSTUNREACH')])
    expect(errorFromNodeError(fault)).toEqual({ code: 'gateway-unreachable', detail: 'ECONNREFUSED' })
  })

  it.each([null, undefined, 'canary', 7, {}, new Error('canary'), faultWith(7), faultWith('')])(
    'takes anything else (%#) for an unreachable gateway, and repeats none of its words',
    (fault) => {
      expect(errorFromNodeError(fault)).toEqual({ code: 'gateway-unreachable' })
    },
  )

  it('ends on causes that go round in a circle', () => {
    const fault = new Error('circle')
    fault.cause = fault
    expect(errorFromNodeError(fault)).toEqual({ code: 'gateway-unreachable' })
  })
})
