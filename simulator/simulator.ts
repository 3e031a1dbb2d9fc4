import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HandlerContext } from './handlers/handler.ts'
import { createServerCertificate } from './server/create-certificate.ts'
import { createChangeNotifier } from './control/change-notifier.ts'
import { createSimulatorControl } from './control/simulator-control.ts'
import type { SimulatorControl } from './control/simulator-control.ts'
import { controlPath, createControlEndpoint } from './control/control-endpoint.ts'
import { createSignInLock } from './sessions/sign-in-lock.ts'
import { createFaultScript } from './faults/fault-script.ts'
import { handleGatewayRequest } from './server/handle-gateway-request.ts'
import type { GatewayRequestContext } from './server/handle-gateway-request.ts'
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
  /** Its private key, so that a later simulator can be started with the same certificate. */
  readonly keyPem: string
  /** The authority that signed the certificate; absent when it signed itself or was given. */
  readonly caPem?: string
  readonly controlToken: string
  readonly control: SimulatorControl
  /** All requests so far, without secrets; a live list. */
  readonly requests: readonly RequestLogEntry[]
  /** Stops listening and breaks all connections. */
  stop(): Promise<void>
}

/** Starts a gateway simulator. @throws the system's error when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = resolveOptions(options)
  const { assumptions, now, log } = settings
  const changes = createChangeNotifier()
  const requestLog = createRequestLog(now, (record) => {
    if (record.outcome !== 'pending') log(requestLogLine(record))
    changes.tell()
  })
  const faults = createFaultScript()
  const gatewayState = createGatewayState(settings)
  const passwordLockout = createPasswordLockout(assumptions.wrongPasswordsUntilLocked, assumptions.lockedForMs, now)
  const context: HandlerContext = {
    assumptions,
    guidPolicy: settings.guidPolicy,
    vdnId,
    pollHoldMs: settings.pollHoldMs,
    now,
    get roster() {
      return gatewayState.roster
    },
    sessions: gatewayState.sessions,
    accounts: settings.accounts,
    passwordLockout,
    changes,
  }
  const certificate = await prepareCertificate(settings)
  const parts: GatewayRequestContext = {
    context,
    faults,
    requestLog,
    signInLock: createSignInLock(assumptions),
    match: createRouter(routes, settings.worknoPattern),
    breakConnection: (response) => listener.reset(response),
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readRequestBody(request)
    if (body === undefined) listener.reset(response)
    else if (request.url?.split('?', 1)[0] === controlPath) serveControl(request, response, body)
    else await handleGatewayRequest(request, response, body, parts)
  }

  const listener = await startHttpListener({
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
  const serveControl = createControlEndpoint(control, requestLog.entries, settings.controlToken)

  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${settings.host}:${listener.port}`,
    port: listener.port,
    certificatePem: certificate?.cert ?? '',
    keyPem: certificate?.key ?? '',
    ...(certificate?.authorityPem === undefined ? {} : { caPem: certificate.authorityPem }),
    controlToken: settings.controlToken,
    control,
    requests: requestLog.entries,
    async stop() {
      await listener.close()
      faults.clear()
      gatewayState.sessions.clear()
    },
  }
}

interface ChosenCertificate {
  readonly cert: string
  readonly key: string
  readonly ciphers?: string
  readonly authorityPem?: string
}

async function prepareCertificate({ plainHttp, tls }: ResolvedOptions): Promise<ChosenCertificate | undefined> {
  if (plainHttp) return undefined
  if (typeof tls === 'object') return tls
  const { server, authority } = await createServerCertificate(tls)
  // OpenSSL does not even serve a weak certificate unless it is told to.
  const ciphers = tls === 'weak' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
  const chosen = { cert: server.certificatePem, key: server.keyPem, ...ciphers }
  return authority === undefined ? chosen : { ...chosen, authorityPem: authority.certificatePem }
}
