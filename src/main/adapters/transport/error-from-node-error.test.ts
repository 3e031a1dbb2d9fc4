import { describe, expect, it } from 'vitest'
import { errorFromNodeError } from './error-from-node-error.ts'

const errorWith = (code: unknown, cause?: unknown): Error => Object.assign(new Error('canary', { cause }), { code })

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
    ['ETIMEDOUT', 'gateway-timeout'],
    ['AGENTBAR_ODD_CERTIFICATE', 'certificate-refused'],
    ['EHOSTUNREACH', 'gateway-unreachable'],
    ['NEVER_HEARD_OF', 'gateway-unreachable'],
    ['constructor', 'gateway-unreachable'],
  ])('reads %s as %s', (name, code) => {
    expect(errorFromNodeError(errorWith(name))).toEqual({ code, detail: name })
  })

  it.each(['CA signature digest algorithm too weak', 'EE certificate key too weak', 'CA certificate key too weak'])(
    'recognises a weak certificate by OpenSSL’s message if Node has no code for it: %s',
    (message) => {
      const error = Object.assign(new Error(message), { code: 'UNSPECIFIED' })
      expect(errorFromNodeError(error)).toEqual({ code: 'certificate-weak', detail: 'UNSPECIFIED' })
    },
  )

  it.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', ''],
    ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', ''],
    ['EPROTO', 'SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED:x'],
  ])('reads the alert that demands a client certificate, in OpenSSL and BoringSSL: %s %s', (code, message) => {
    const error = Object.assign(new Error(message), { code })
    expect(errorFromNodeError(error)).toEqual({
      code: 'client-certificate-needed',
      detail: 'TLS_ALERT_CERTIFICATE_REQUIRED',
    })
  })

  it.each([
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', ''],
    ['EPROTO', 'SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE:tls_record.cc'],
  ])('reads the alert of a refused handshake, in OpenSSL and BoringSSL: %s %s', (code, message) => {
    const error = Object.assign(new Error(message), { code })
    expect(errorFromNodeError(error)).toEqual({
      code: 'gateway-unreachable',
      reason: 'handshake-refused',
      detail: 'TLS_ALERT_HANDSHAKE_FAILURE',
    })
  })

  it.each([
    ['ECONNREFUSED', '', 'connection-refused'],
    ['ENOTFOUND', '', 'host-not-found'],
    ['EAI_AGAIN', '', 'host-not-found'],
    ['HPE_INVALID_CONSTANT', '', 'malformed-reply'],
    ['HPE_UNEXPECTED_CONTENT_LENGTH', '', 'malformed-reply'],
    ['AGENTBAR_MALFORMED_CONTENT', '', 'malformed-reply'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', '', 'tls-too-old'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', '', 'tls-too-old'],
    ['EPROTO', 'error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION', 'tls-too-old'],
    ['EPROTO', 'error:0A000102:SSL routines::unsupported protocol', 'tls-too-old'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', '', 'not-tls'],
    ['EPROTO', 'error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER', 'not-tls'],
    ['EPROTO', 'error:0A0000C6:SSL routines::packet length too long', 'not-tls'],
  ])('tells why a gateway is unreachable: %s %s', (code, message, reason) => {
    const error = Object.assign(new Error(message), { code })
    expect(errorFromNodeError(error)).toEqual({ code: 'gateway-unreachable', reason, detail: code })
  })

  it('finds the system’s error code among the causes', () => {
    const error = new TypeError('fetch failed', { cause: errorWith(undefined, errorWith('CERT_HAS_EXPIRED')) })
    expect(errorFromNodeError(error)).toEqual({ code: 'certificate-expired', detail: 'CERT_HAS_EXPIRED' })
  })

  it('finds it among the attempts for several addresses', () => {
    const error = new AggregateError([errorWith('ECONNREFUSED'), errorWith('EHOSTUNREACH')])
    expect(errorFromNodeError(error)).toEqual({
      code: 'gateway-unreachable',
      reason: 'connection-refused',
      detail: 'ECONNREFUSED',
    })
  })

  it.each([null, undefined, 'canary', 7, {}, new Error('canary'), errorWith(7), errorWith('')])(
    'takes anything else (%#) for an unreachable gateway, and passes on none of its text',
    (thrown) => {
      expect(errorFromNodeError(thrown)).toEqual({ code: 'gateway-unreachable' })
    },
  )

  it('ends on causes that form a circle', () => {
    const error = new Error('circle')
    error.cause = error
    expect(errorFromNodeError(error)).toEqual({ code: 'gateway-unreachable' })
  })
})
