import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from './call.ts'
import { createServerCertificate } from './certificate.ts'
import { createChanges } from './changes.ts'
import { createControl } from './control.ts'
import type { SimulatorControl } from './control.ts'
import { controlPath, createControlEndpoint } from './control-endpoint.ts'
import { createExclusion } from './exclusion.ts'
import { createFaults } from './faults.ts'
import { serveGateway } from './gateway.ts'
import type { GatewayParts } from './gateway.ts'
import { listen } from './listener.ts'
import { vdnId } from './notable-colleagues.ts'
import { toSettings } from './options.ts'
import type { Settings, SimulatorOptions } from './options.ts'
import { createPasswordGuard } from './password-guard.ts'
import { createPopulation } from './population.ts'
import { readBody } from './read-body.ts'
import { createRequestRecords, describeRequest } from './request-records.ts'
import type { RequestRecord } from './request-records.ts'
import { createRouter } from './router.ts'
import { routes } from './routes.ts'

/** A running gateway simulator. */
export interface Simulator {
  /** `https://127.0.0.1:PORT`. */
  readonly url: string
  readonly port: number
  /** The server's certificate in PEM; empty with plain http. */
  readonly certificatePem: string
  /** Its private key, so that a later simulator can be started with the same certificate. */
  readonly keyPem: string
  /** The authority that signed the certificate; absent when it signed itself or was given. */
  readonly caPem?: string
  readonly controlToken: string
  readonly control: SimulatorControl
  /** All requests so far, without secrets; a live list. */
  readonly requests: readonly RequestRecord[]
  /** Stops listening and breaks all connections. */
  stop(): Promise<void>
}

/** Starts a gateway simulator. @throws the system's error when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = toSettings(options)
  const { assumptions, now, log } = settings
  const changes = createChanges()
  const records = createRequestRecords(now, (record) => {
    if (record.outcome !== 'pending') log(describeRequest(record))
    changes.tell()
  })
  const faults = createFaults()
  const population = createPopulation(settings)
  const passwordGuard = createPasswordGuard(assumptions.wrongPasswordsUntilLocked, assumptions.lockedForMs, now)
  const world: World = {
    assumptions,
    guidRules: settings.guidRules,
    vdnId,
    pollHoldMs: settings.pollHoldMs,
    now,
    get roster() {
      return population.roster
    },
    sessions: population.sessions,
    accounts: settings.accounts,
    passwordGuard,
    changes,
  }
  const certificate = await prepareCertificate(settings)
  const parts: GatewayParts = {
    world,
    faults,
    records,
    exclusion: createExclusion(assumptions),
    match: createRouter(routes, settings.worknoPattern),
    breakConnection: (response) => listener.reset(response),
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    if (body === undefined) listener.reset(response)
    else if (request.url?.split('?', 1)[0] === controlPath) serveControl(request, response, body)
    else await serveGateway(request, response, body, parts)
  }

  const listener = await listen({
    host: settings.host,
    port: settings.port,
    tls: certificate,
    onRequest(request, response) {
      serve(request, response).catch((error: unknown) => {
        log(`simulator defect: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
        listener.reset(response)
      })
    },
  })
  const control = createControl({
    faults,
    population,
    records,
    changes,
    now,
    reset() {
      faults.clear()
      population.reset()
      passwordGuard.clear()
      records.clear()
    },
    goDown: listener.close,
    comeBack: listener.reopen,
  })
  const serveControl = createControlEndpoint(control, records.records, settings.controlToken)

  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${settings.host}:${listener.port}`,
    port: listener.port,
    certificatePem: certificate?.cert ?? '',
    keyPem: certificate?.key ?? '',
    ...(certificate?.authorityPem === undefined ? {} : { caPem: certificate.authorityPem }),
    controlToken: settings.controlToken,
    control,
    requests: records.records,
    async stop() {
      await listener.close()
      faults.clear()
      population.sessions.clear()
    },
  }
}

interface ChosenCertificate {
  readonly cert: string
  readonly key: string
  readonly ciphers?: string
  readonly authorityPem?: string
}

async function prepareCertificate({ plainHttp, tls }: Settings): Promise<ChosenCertificate | undefined> {
  if (plainHttp) return undefined
  if (typeof tls === 'object') return tls
  const { server, authority } = await createServerCertificate(tls)
  // OpenSSL does not even serve a weak certificate unless it is told to.
  const ciphers = tls === 'weak' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
  const chosen = { cert: server.certificatePem, key: server.keyPem, ...ciphers }
  return authority === undefined ? chosen : { ...chosen, authorityPem: authority.certificatePem }
}
