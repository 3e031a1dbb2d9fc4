import { randomUUID } from 'node:crypto'
import { session as electronSession } from 'electron'
import { certificateQuestion, pinFor } from '../../core/gateway/certificate-pins.ts'
import type { Transport } from '../../core/ports.ts'
import type { OpenQuestions } from '../../core/open-questions.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import type { CertificateFault } from '../../shared/error-codes.ts'
import { success, type Result } from '../../shared/result.ts'
import { ClientCertificateTransport } from '../adapters/transport/client-certificate-transport.ts'
import { ElectronNetTransport, type ProxySignIn } from '../adapters/transport/electron-net-transport.ts'
import { fetchServerCertificate } from '../adapters/transport/fetch-server-certificate.ts'
import { RoutedTransport } from '../adapters/transport/routed-transport.ts'
import {
  exactTrust,
  pinTrust,
  readCaFile,
  singleLeafFingerprint,
  systemTrust,
  type TlsTrust,
} from '../adapters/transport/tls-trust.ts'
import { LazyTransport } from '../adapters/transport/lazy-transport.ts'

export interface GatewayTransportFactoryParts {
  readonly settings: SettingsService
  readonly questions: OpenQuestions
  readonly proxySignIn: ProxySignIn
  /** The demo gateway's certificate, which then is the only one trusted. */
  readonly demoCertificatePem: string | null
}

/** Opens the way to a gateway; every request of the program goes this way, so that the same rules hold for all of them. */
export type GatewayTransportFactory = (gateway: string, caFile: string | null) => Result<Transport>

export function createGatewayTransportFactory({
  settings,
  questions,
  proxySignIn,
  demoCertificatePem,
}: GatewayTransportFactoryParts): GatewayTransportFactory {
  if (demoCertificatePem !== null)
    return (gateway) => success(directTransport(gateway, () => exactTrust(demoCertificatePem)))

  return (gateway, caFile) => {
    const extraCa = caFile === null ? success(null) : readCaFile(caFile)
    if (!extraCa.ok) return extraCa
    const raise = async (reason: CertificateFault, by: Transport): Promise<void> => {
      // Chromium's stack says what it saw; after Node's it is looked. Through a proxy another certificate may come than past it.
      const isProxied = by instanceof ElectronNetTransport
      const seen = isProxied || by instanceof ClientCertificateTransport ? by.refusedCertificate : null
      const shown = seen ?? (isProxied ? null : await fetchServerCertificate(gateway))
      if (shown) questions.ask(certificateQuestion({ gateway, certificate: shown.view, isWeak: shown.isWeak, reason }))
    }
    const openChromium = (pin: string | null, route: string): ElectronNetTransport =>
      new ElectronNetTransport({
        origin: gateway,
        route,
        pin,
        proxySignIn,
        session: electronSession.fromPartition(`gateway-${randomUUID()}`, { cache: false }),
      })
    return success(
      new RoutedTransport({
        now: Date.now,
        resolveProxy: () => electronSession.defaultSession.resolveProxy(gateway),
        pin: () =>
          pinFor(settings.current.pins, gateway) ??
          (extraCa.value === null ? null : singleLeafFingerprint(extraCa.value)),
        openDirect: (pin) =>
          new ClientCertificateTransport({
            plain: directTransport(gateway, () => (pin === null ? systemTrust(extraCa.value) : pinTrust(pin))),
            openKeyed: () => openChromium(pin, 'DIRECT'),
          }),
        openProxied: openChromium,
        onCertificateRefused: (reason, by) => void raise(reason, by),
      }),
    )
  }
}

/** Loads Node's stack ahead of the first request, once the panel is up. */
export const loadUndiciTransport = () => import('../adapters/transport/undici-transport.ts')

const directTransport = (gateway: string, trust: () => TlsTrust): Transport =>
  new LazyTransport(async () => new (await loadUndiciTransport()).UndiciTransport(gateway, trust))
