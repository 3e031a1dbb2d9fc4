import { X509Certificate } from 'node:crypto'
import * as tls from 'node:tls'

/**
 * Which certificates are trusted: with a pin, only the one with that SHA-256 fingerprint; else the
 * context's.
 */
export interface TlsTrust {
  readonly context: tls.SecureContext
  readonly pin: string | null
}

/** Trusts the system's store, which is read once since that is slow. */
export class SystemTrust {
  readonly #readStore: () => Promise<readonly string[]>
  #store: Promise<readonly string[]> | null = null
  #alone: TlsTrust | null = null

  /** `readStore` gives the store's certificates in PEM. It is called again if it has failed. */
  constructor(readStore: () => Promise<readonly string[]>) {
    this.#readStore = readStore
  }

  /** @param extra more trusted certificates in PEM, those of a CA file. */
  async with(extra: readonly string[]): Promise<TlsTrust> {
    this.#store ??= this.#readStore().catch((error: unknown) => {
      this.#store = null
      throw error
    })
    const store = await this.#store
    if (extra.length > 0) return { context: contextWith(store, extra), pin: null }
    this.#alone ??= { context: tls.createSecureContext({ ca: [...store] }), pin: null }
    return this.#alone
  }
}

/**
 * A company's file often holds the issuing CA alone, without the root that signed it. A chain may
 * then end there, as in browsers and curl. That goes for every certificate of a context, so the
 * store is then limited to its roots: on Windows it also holds intermediate CAs that nobody trusts.
 */
function contextWith(store: readonly string[], extra: readonly string[]): tls.SecureContext {
  if (extra.every(isRoot)) return tls.createSecureContext({ ca: [...store, ...extra] })
  return tls.createSecureContext({ ca: [...store.filter(isRoot), ...extra], allowPartialTrustChain: true })
}

function isRoot(pem: string): boolean {
  try {
    const certificate = new X509Certificate(pem)
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)
  } catch {
    return false
  }
}

/** Trusts only the certificate with this SHA-256 fingerprint. */
export const pinTrust = (fingerprint256: string): TlsTrust => ({
  // No CA: the fingerprint alone is compared.
  context: tls.createSecureContext({ ca: [] }),
  pin: fingerprint256,
})

/**
 * The fingerprint of a file's only certificate, if that is no CA. Such a file can only mean that
 * this very certificate is trusted. Null for any other file.
 */
export function singleLeafFingerprint([pem, ...others]: readonly string[]): string | null {
  if (pem === undefined || others.length > 0) return null
  const certificate = new X509Certificate(pem)
  return certificate.ca ? null : certificate.fingerprint256
}

/** Trusts only this certificate. */
export const exactTrust = (certificatePem: string): TlsTrust =>
  pinTrust(new X509Certificate(certificatePem).fingerprint256)
