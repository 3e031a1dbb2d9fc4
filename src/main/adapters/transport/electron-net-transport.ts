import { net, type ClientRequest, type IncomingMessage, type Session } from 'electron'
import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { decideCertificate } from './decide-certificate.ts'
import { readPresentedCertificate, type PresentedCertificate } from './presented-certificate.ts'
import { decodeBody } from './decode-body.ts'
import { errorFromNetError } from './error-from-net-error.ts'
import { proxyRulesFromPac } from './proxy-rules-from-pac.ts'
import { ElectronCookieStore } from './electron-cookie-store.ts'

export interface ProxySignIn {
  find(proxy: string, realm: string): Promise<{ readonly username: string; readonly password: string } | null>
  refused(proxy: string, realm: string): Promise<void>
}

export interface ElectronNetTransportParts {
  readonly origin: string
  /** A session of its own, without cache: Chromium keeps its verdicts on certificates for as long as a session lives. */
  readonly session: Session
  /** The way that was resolved for the gateway, as a PAC file would say it; null: whatever the session goes by. */
  readonly route: string | null
  /** The one certificate trusted, by its SHA-256 fingerprint; null: Chromium's verdict with the system's store. */
  readonly pin: string | null
  readonly proxySignIn: ProxySignIn
}

/** The route through a proxy: Chromium's stack, with the system's proxy settings, PAC, proxy log-in and certificate store (docs/product.md §4). */
export class ElectronNetTransport implements Transport {
  readonly #parts: ElectronNetTransportParts
  readonly #cookies: ElectronCookieStore
  readonly #underWay = new Set<() => void>()
  /** A new session of Chromium's may not yet have heard of any proxy, and would go past it: it is told the way, and waited for. */
  #isReady: Promise<unknown>
  #isRenewalDue = false
  #isClosed = false
  #refusedCertificate: PresentedCertificate | null = null

  constructor(parts: ElectronNetTransportParts) {
    this.#parts = parts
    this.#cookies = new ElectronCookieStore(parts.session, parts.origin)
    this.#isReady =
      parts.route === null
        ? Promise.resolve()
        : parts.session.setProxy({
            mode: 'fixed_servers',
            proxyRules: proxyRulesFromPac(parts.route),
            // What may go past a proxy has been decided already, for loopback too.
            proxyBypassRules: '<-loopback>',
          })
    parts.session.setCertificateVerifyProc(({ certificate, verificationResult }, answer) => {
      const shown = readPresentedCertificate(certificate.data)
      const verdict = decideCertificate(shown, parts.pin, verificationResult)
      this.#refusedCertificate = verdict.isRefused ? shown : null
      answer(verdict.answer)
    })
  }

  /** The certificate that this transport saw last, when it refused it. Chromium asks about each only once; the answer holds on. */
  get refusedCertificate(): PresentedCertificate | null {
    return this.#refusedCertificate
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const sent = await this.#send(request)
    // With a pin the certificate is ours to judge; Chromium's own verdict means that its network process had not heard of that yet. Nothing
    // was sent, so once more does no harm.
    const isUnheard = this.#parts.pin !== null && !sent.ok && sent.error.detail?.startsWith('ERR_CERT_') === true
    return isUnheard ? this.#send(request) : sent
  }

  async #send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const { origin, session } = this.#parts
    const { Cookie: cookies = null, ...headers } = request.headers
    await this.#isReady
    if (cookies !== null) await this.#cookies.hold(cookies)
    await this.#renewed()
    if (request.signal?.aborted || this.#isClosed) return failure({ code: 'cancelled' })
    return new Promise((resolve) => {
      const outgoing = net.request({
        method: request.method,
        url: origin + request.path,
        session,
        redirect: 'manual',
        credentials: cookies === null ? 'omit' : 'include',
        cache: 'no-store',
      })
      for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
      const finish = (result: Result<GatewayReply>): void => {
        clearTimeout(timer)
        request.signal?.removeEventListener('abort', cancel)
        this.#underWay.delete(cancel)
        resolve(result)
      }
      const end = (result: Result<GatewayReply>): void => {
        finish(result)
        outgoing.abort()
      }
      const cancel = (): void => end(failure({ code: 'cancelled' }))
      const timer = setTimeout(
        () => end(failure({ code: 'gateway-timeout', detail: String(request.timeoutMs) })),
        request.timeoutMs,
      )
      request.signal?.addEventListener('abort', cancel)
      this.#underWay.add(cancel)
      // Answered as it is and never followed: the Guid must not travel on to another host.
      outgoing.on('redirect', (status, _method, _target, headers) => end(success(replyOf(status, headers, ''))))
      outgoing.on('response', (incoming) => this.#read(incoming, request.replyLimitBytes, finish, end))
      outgoing.on('error', (fault) => finish(failure(errorFromNetError(fault, this.#parts.pin !== null))))
      this.#answerProxy(outgoing, () => end(failure({ code: 'proxy-sign-in-needed' })))
      outgoing.end(request.body)
    })
  }

  renew(): void {
    this.#isRenewalDue = true
  }

  /**
   * Chromium follows the network by itself, but may not have noticed yet. It can close all connections only, busy or not: that is left to the
   * first request that finds none busy, as the one does that asks about the session once the poll was ended.
   */
  #renewed(): Promise<unknown> {
    if (this.#isRenewalDue && this.#underWay.size === 0) {
      this.#isRenewalDue = false
      this.#isReady = this.#parts.session.closeAllConnections()
    }
    return this.#isReady
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const cancel of [...this.#underWay]) cancel()
    await this.#parts.session.closeAllConnections()
  }

  #read(
    incoming: IncomingMessage,
    limitBytes: number,
    finish: (result: Result<GatewayReply>) => void,
    end: (result: Result<GatewayReply>) => void,
  ): void {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > limitBytes) end(failure({ code: 'reply-too-large', detail: String(limitBytes) }))
      else chunks.push(chunk)
    })
    incoming.on('end', () => {
      const contentType = [incoming.headers['content-type']].flat()[0] ?? null
      finish(success(replyOf(incoming.statusCode, incoming.headers, decodeBody(Buffer.concat(chunks), contentType))))
    })
    incoming.on('error', () => finish(failure({ code: 'gateway-unreachable', detail: 'reply' })))
    incoming.on('aborted', () => finish(failure({ code: 'gateway-unreachable', detail: 'aborted' })))
  }

  /** A proxy that asks gets the credentials once; asked a second time in one request it has refused them. */
  #answerProxy(outgoing: ClientRequest, giveUp: () => void): void {
    const { proxySignIn } = this.#parts
    let wasAnswered = false
    outgoing.on('login', ({ isProxy, host, port, realm }, answer) => {
      const proxy = `${host}:${port}`
      if (!isProxy) return giveUp()
      if (wasAnswered) return void proxySignIn.refused(proxy, realm).then(giveUp)
      wasAnswered = true
      void proxySignIn.find(proxy, realm).then((found) => {
        if (found) answer(found.username, found.password)
        else giveUp()
      })
    })
  }
}

function replyOf(status: number, headers: Record<string, string | string[]>, text: string): GatewayReply {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat()]))
  return {
    status,
    header: (name) => named.get(name)?.[0] ?? null,
    setCookies: named.get('set-cookie') ?? [],
    text,
  }
}
