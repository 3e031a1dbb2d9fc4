import { join } from 'node:path'
import { app, session as electronSession } from 'electron'
import { certificateQuestion, pinFor } from '../../core/gateway/certificate-pins.ts'
import type { Transport } from '../../core/ports.ts'
import type { OpenQuestions } from '../../core/open-questions.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import type { AppError, CertificateFault } from '../../shared/error-codes.ts'
import { CaFileTransport } from '../adapters/transport/ca-file-transport.ts'
import { ClientCertificateTransport } from '../adapters/transport/client-certificate-transport.ts'
import { ElectronNetTransport, type ProxySignIn } from '../adapters/transport/electron-net-transport.ts'
import { PartitionPool } from '../adapters/transport/electron-partition-pool.ts'
import { resolveSystemProxy } from '../adapters/transport/electron-resolve-system-proxy.ts'
import { fetchServerCertificate } from '../adapters/transport/fetch-server-certificate.ts'
import { LazyTransport } from '../adapters/transport/lazy-transport.ts'
import { CaFileReader } from '../adapters/transport/read-ca-file.ts'
import { RoutedTransport } from '../adapters/transport/routed-transport.ts'
import { readSystemCertificates } from '../adapters/transport/system-certificates.ts'
import {
  exactTrust,
  pinTrust,
  singleLeafFingerprint,
  SystemTrust,
  type TlsTrust,
} from '../adapters/transport/tls-trust.ts'

export interface GatewayTransportFactoryParts {
  readonly settings: SettingsService
  readonly questions: OpenQuestions
  readonly proxySignIn: ProxySignIn
  /** Logs an error that nothing foresaw, and returns what to say of it. */
  readonly onUnexpected: (error: unknown) => AppError
  /** If set, the only trusted certificate: that of the demo gateway. */
  readonly demoCertificatePem: string | null
}

/** Chromium's name for the process that all its partitions connect through. */
const networkService = 'network.mojom.NetworkService'

/** Creates the transport to a gateway. Its requests fail with `ca-file-unreadable`. */
export type GatewayTransportFactory = (gateway: string, caFile: string | null) => Transport

/**
 * Creates the factory for all transports of the program, so that the same rules for proxies, pins
 * and client certificates apply to every request.
 */
export function createGatewayTransportFactory({
  settings,
  questions,
  proxySignIn,
  onUnexpected,
  demoCertificatePem,
}: GatewayTransportFactoryParts): GatewayTransportFactory {
  if (demoCertificatePem !== null)
    return (gateway) => createNodeTransport(gateway, () => exactTrust(demoCertificatePem))

  const partitions = new PartitionPool((name) => electronSession.fromPartition(name, { cache: false }))
  let networkProcesses = 1
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName !== networkService) return
    networkProcesses += 1
    partitions.abandonAll()
  })
  const resolveProxy = resolveSystemProxy(() => electronSession.defaultSession)
  const systemTrust = new SystemTrust(() =>
    readSystemCertificates(join(import.meta.dirname, 'system-certificates-worker.js')),
  )
  const caFiles = new CaFileReader()
  const openTransport = (gateway: string, extraCas: readonly string[]): Transport => {
    const filePin = singleLeafFingerprint(extraCas)
    const createChromiumTransport = (pin: string | null, pacResult: string): ElectronNetTransport =>
      new ElectronNetTransport({
        origin: gateway,
        pacResult,
        proxySignIn,
        partition: partitions.lease(gateway, pin),
      })
    const askAboutCertificate = async (reason: CertificateFault, refusedBy: Transport): Promise<void> => {
      const presented = await findRefusedCertificate(gateway, refusedBy)
      if (!presented) return
      const { view, isWeak } = presented
      questions.ask(certificateQuestion({ gateway, certificate: view, isWeak, reason }))
    }
    return new RoutedTransport({
      now: Date.now,
      resolveProxy: () => resolveProxy(gateway),
      pin: () => pinFor(settings.current.pins, gateway) ?? filePin,
      generation: () => networkProcesses,
      openDirect: (pin) =>
        new ClientCertificateTransport({
          nodeTransport: createNodeTransport(gateway, () =>
            pin === null ? systemTrust.with(extraCas) : pinTrust(pin),
          ),
          openChromiumTransport: () => createChromiumTransport(pin, 'DIRECT'),
        }),
      openProxied: createChromiumTransport,
      onCertificateRefused: (reason, refusedBy) => void askAboutCertificate(reason, refusedBy).catch(onUnexpected),
      onUnexpected,
    })
  }
  return (gateway, caFile) =>
    caFile === null
      ? openTransport(gateway, [])
      : new CaFileTransport(
          () => caFiles.read(caFile),
          (certificates) => openTransport(gateway, certificates),
        )
}

/**
 * The certificate that a transport refused. Chromium's stack keeps it. Node's stack does not, so it
 * is fetched. Behind a proxy it is not: without the proxy, another server might answer.
 */
async function findRefusedCertificate(gateway: string, refusedBy: Transport) {
  if (refusedBy instanceof ElectronNetTransport) return refusedBy.refusedCertificate
  const kept = refusedBy instanceof ClientCertificateTransport ? refusedBy.refusedCertificate : null
  return kept ?? fetchServerCertificate(gateway)
}

/** Loads Node's stack before the first request needs it. Called once the panel is painted. */
export const loadNodeHttpsTransport = () => import('../adapters/transport/node-https-transport.ts')

const createNodeTransport = (gateway: string, trust: () => TlsTrust | Promise<TlsTrust>): Transport =>
  new LazyTransport(async () => new (await loadNodeHttpsTransport()).NodeHttpsTransport(gateway, trust))
