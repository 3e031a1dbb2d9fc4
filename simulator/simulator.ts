import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HandlerContext } from './handlers/handler.ts'
import { createServerCertificate } from './server/create-certificate.ts'
import { createChangeNotifier } from './control/change-notifier.ts'
import { createSimulatorControl } from './control/simulator-control.ts'
import type { SimulatorControl } from './control/simulator-control.ts'
import { controlPath, createControlEndpoint } from './control/control-endpoint.ts'
import { createSignInMutex } from './sessions/sign-in-mutex.ts'
import { createFaultScript } from './faults/fault-script.ts'
import { handleGatewayRequest } from './server/handle-gateway-request.ts'
import type { GatewayDependencies } from './server/handle-gateway-request.ts'
import { startHttpListener } from './server/http-listener.ts'
import { vdnId } from './roster/edge-case-colleagues.ts'
import { resolveOptions } from './simulator-options.ts'
import type { ResolvedOptions, SimulatorOptions } from './simulator-options.ts'
import { createPasswordLockout } from './sessions/password-lockout.ts'
import { createGatewayState } from './sessions/gateway-state.ts'
import { readRequestBody } from './server/read-request-body.ts'
import { createRequestLog, requestLogLine } from './server/request-log.ts'
import type { RequestLogEntry } from './server/request-log.ts'
import { createRouter } from './server/router.ts'
import { routes } from './server/routes.ts'

/** A running gateway simulator. */
export interface Simulator {
  /** `https://127.0.0.1:PORT`. */
  readonly url: string
  readonly port: number
  /** The server's certificate in PEM; empty with plain http. */
  readonly certificatePem: string
  /** The private key in PEM, to start a later simulator with the same certificate. */
  readonly keyPem: string
  /** The issuing authority's certificate; absent if self-signed or given. */
  readonly caPem?: string
  readonly controlToken: string
  readonly control: SimulatorControl
  /** The requests so far, without secrets. A live list. */
  readonly requests: readonly RequestLogEntry[]
  /** Stops listening and breaks all connections. */
  stop(): Promise<void>
}

/** Starts a gateway simulator. @throws the system's error if the port is in use. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const resolved = resolveOptions(options)
  const { assumptions, now, log } = resolved
  const changes = createChangeNotifier()
  const requestLog = createRequestLog(now, (entry) => {
    if (entry.outcome !== 'pending') log(requestLogLine(entry))
    changes.notify()
  })
  const faults = createFaultScript()
  const gatewayState = createGatewayState(resolved)
  const passwordLockout = createPasswordLockout(assumptions.wrongPasswordsUntilLocked, assumptions.lockedForMs, now)
  const context: HandlerContext = {
    assumptions,
    guidPolicy: resolved.guidPolicy,
    vdnId,
    pollHoldMs: resolved.pollHoldMs,
    now,
    get roster() {
      return gatewayState.roster
    },
    sessions: gatewayState.sessions,
    accounts: resolved.accounts,
    passwordLockout,
    changes,
  }
  const certificate = await createListenerCertificate(resolved)
  const gateway: GatewayDependencies = {
    handlerContext: context,
    faults,
    requestLog,
    signInMutex: createSignInMutex(assumptions),
    match: createRouter(routes, resolved.worknoPattern),
    breakConnection: (response) => listener.reset(response),
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readRequestBody(request)
    if (body === undefined) listener.reset(response)
    else if (request.url?.split('?', 1)[0] === controlPath) serveControl(request, response, body)
    else await handleGatewayRequest(request, response, body, gateway)
  }

  const listener = await startHttpListener({
    host: resolved.host,
    port: resolved.port,
    tls: certificate,
    onRequest(request, response) {
      serve(request, response).catch((error: unknown) => {
        log(`simulator defect: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
        listener.reset(response)
      })
    },
  })
  const control = createSimulatorControl({
    faults,
    gatewayState,
    requestLog,
    changes,
    now,
    reset() {
      faults.clear()
      gatewayState.reset()
      passwordLockout.clear()
      requestLog.clear()
    },
    goDown: listener.close,
    comeBack: listener.reopen,
  })
  const serveControl = createControlEndpoint(control, requestLog.entries, resolved.controlToken)

  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${resolved.host}:${listener.port}`,
    port: listener.port,
    certificatePem: certificate?.cert ?? '',
    keyPem: certificate?.key ?? '',
    ...(certificate?.authorityPem === undefined ? {} : { caPem: certificate.authorityPem }),
    controlToken: resolved.controlToken,
    control,
    requests: requestLog.entries,
    async stop() {
      await listener.close()
      faults.clear()
      gatewayState.sessions.clear()
    },
  }
}

interface ListenerCertificate {
  readonly cert: string
  readonly key: string
  readonly ciphers?: string
  readonly authorityPem?: string
}

async function createListenerCertificate({
  plainHttp,
  tls,
}: ResolvedOptions): Promise<ListenerCertificate | undefined> {
  if (plainHttp) return undefined
  if (typeof tls === 'object') return tls
  const { server, authority } = await createServerCertificate(tls)
  // By default OpenSSL refuses to serve a weak certificate.
  const ciphers = tls === 'weak' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
  const certificate = { cert: server.certificatePem, key: server.keyPem, ...ciphers }
  return authority === undefined ? certificate : { ...certificate, authorityPem: authority.certificatePem }
}
