import { net, type ClientRequest, type IncomingMessage, type Session } from 'electron'
import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { isCertificateFault } from '../../../shared/error-codes.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { applySessionProxy } from './apply-session-proxy.ts'
import type { PresentedCertificate } from './read-presented-certificate.ts'
import { decodeBody } from './decode-body.ts'
import { errorFromNetError } from './error-from-net-error.ts'
import { ElectronCookieReplacer } from './electron-replace-cookies.ts'
import type { PartitionLease } from './electron-partition-pool.ts'
import { settleWithin } from './settle-within.ts'
import { sendWithinDeadline, unexpectedError, type BoundedRequest } from './send-within-deadline.ts'

/** Longer than `applySessionProxy` takes by itself. */
const proxyTimeoutMs = 5_000
const renewalTimeoutMs = 2_000

/** The credentials for proxies. */
export interface ProxySignIn {
  /** Null if there are none; the agent is then asked. */
  find(proxy: string, realm: string): Promise<{ readonly username: string; readonly password: string } | null>
  /** The proxy did not accept what `find` returned. */
  refused(proxy: string, realm: string): Promise<void>
}

export interface ElectronNetTransportParts {
  readonly origin: string
  /** Used by this transport only until it is closed. */
  readonly partition: PartitionLease<Session>
  /** The PAC result for the gateway. */
  readonly pacResult: string
  readonly proxySignIn: ProxySignIn
}

/**
 * Connects through Chromium's network stack. It supports the system's proxy settings, PAC files,
 * proxy authentication and client certificates (docs/product.md §4).
 */
export class ElectronNetTransport implements Transport {
  readonly #parts: ElectronNetTransportParts
  readonly #cookieStore: ElectronCookieReplacer
  /** One entry for each request in flight; calling it cancels the request. */
  readonly #inFlight = new Set<() => void>()
  /** Null before the first request, and after the proxy was not taken: then it is set again. */
  #proxyApplied: Promise<boolean> | null = null
  /** What the next request waits for: the end of connections into an old network. */
  #ready: Promise<unknown> = Promise.resolve()
  #isRenewalDue = false
  #isClosed = false

  constructor(parts: ElectronNetTransportParts) {
    this.#parts = parts
    this.#cookieStore = new ElectronCookieReplacer(parts.partition.session, parts.origin)
  }

  /** The last certificate of the gateway, if it was refused. */
  get refusedCertificate(): PresentedCertificate | null {
    return this.#parts.partition.certificates.refused
  }

  send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    return sendWithinDeadline(request, { send: (bounded) => this.#sendTwiceIfPinned(bounded) })
  }

  async #sendTwiceIfPinned(request: BoundedRequest): Promise<Result<GatewayReply>> {
    const sent = await this.#send(request)
    if (sent.ok || this.#parts.partition.pin === null || sent.error.code === 'certificate-changed') return sent
    // With a pin, any other certificate fault is Chromium's own: its network process did not know
    // our verify procedure yet. A retry is safe, since no request was sent.
    return isCertificateFault(sent.error.code) ? this.#send(request) : sent
  }

  async #send(request: BoundedRequest): Promise<Result<GatewayReply>> {
    const { origin, partition } = this.#parts
    const { Cookie: cookies = null, ...headers } = request.headers
    const isOver = (): boolean => request.signal.aborted || this.#isClosed
    if (isOver()) return failure({ code: 'cancelled' })
    if (!(await this.#applyProxy())) return failure({ code: 'proxy-unreachable' })
    await this.#ready
    if (cookies !== null) await this.#cookieStore.replaceWith(cookies)
    // Chromium repeats any request, also a sign-in, when a kept connection closes as it is used.
    if (request.method !== 'GET') this.#isRenewalDue = true
    await this.#renewIfDue()
    if (isOver()) return failure({ code: 'cancelled' })
    return new Promise((resolve) => {
      const outgoing = net.request({
        method: request.method,
        url: origin + request.path,
        session: partition.session,
        redirect: 'manual',
        credentials: cookies === null ? 'omit' : 'include',
        cache: 'no-store',
      })
      for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
      const finish = (result: Result<GatewayReply>): void => {
        request.signal.removeEventListener('abort', cancel)
        this.#inFlight.delete(cancel)
        resolve(result)
      }
      const end = (result: Result<GatewayReply>): void => {
        finish(result)
        outgoing.abort()
      }
      const cancel = (): void => end(failure({ code: 'cancelled' }))
      request.signal.addEventListener('abort', cancel)
      this.#inFlight.add(cancel)
      // Never followed: the Guid must not reach another host.
      outgoing.on('redirect', (status, _method, _target, headers) => end(success(replyOf(status, headers, ''))))
      outgoing.on('response', (incoming) => this.#read(incoming, request.replyLimitBytes, finish, end))
      outgoing.on('error', (error) => finish(failure(errorFromNetError(error, this.#parts.partition.pin !== null))))
      this.#authenticateToProxy(outgoing, () => end(failure({ code: 'proxy-sign-in-needed' })))
      outgoing.end(request.body)
    })
  }

  renew(): void {
    this.#isRenewalDue = true
  }

  /**
   * Chromium notices a network change by itself, but perhaps too late. It can only close all
   * connections at once, also those in use. So the first request that finds none in use does it.
   * After the poll was cancelled, that is the request that checks the session.
   */
  #renewIfDue(): Promise<unknown> {
    if (this.#isRenewalDue && this.#inFlight.size === 0) {
      this.#isRenewalDue = false
      this.#ready = settleWithin(renewalTimeoutMs, this.#parts.partition.session.closeAllConnections(), undefined)
    }
    return this.#ready
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const cancel of [...this.#inFlight]) cancel()
    await this.#parts.partition.release()
  }

  async #applyProxy(): Promise<boolean> {
    const { partition, origin, pacResult } = this.#parts
    this.#proxyApplied ??= settleWithin(proxyTimeoutMs, applySessionProxy(partition.session, origin, pacResult), false)
    const isApplied = await this.#proxyApplied
    if (!isApplied) this.#proxyApplied = null
    return isApplied
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
      try {
        const contentType = [incoming.headers['content-type']].flat()[0] ?? null
        finish(success(replyOf(incoming.statusCode, incoming.headers, decodeBody(Buffer.concat(chunks), contentType))))
      } catch (error) {
        finish(failure(unexpectedError(error)))
      }
    })
    incoming.on('error', () => finish(failure({ code: 'gateway-unreachable', detail: 'reply' })))
    incoming.on('aborted', () => finish(failure({ code: 'gateway-unreachable', detail: 'aborted' })))
  }

  /**
   * Answers a proxy once with the credentials. If it asks again for the same request, it has
   * refused them.
   */
  #authenticateToProxy(outgoing: ClientRequest, giveUp: () => void): void {
    const { proxySignIn } = this.#parts
    let wasAnswered = false
    outgoing.on('login', ({ isProxy, host, port, realm }, callback) => {
      const proxy = `${host}:${port}`
      // The gateway itself asks: without an answer, its reply arrives like any other.
      if (!isProxy) return callback()
      if (wasAnswered) {
        proxySignIn.refused(proxy, realm).catch(() => undefined)
        return giveUp()
      }
      wasAnswered = true
      proxySignIn.find(proxy, realm).then((found) => {
        if (found) callback(found.username, found.password)
        else giveUp()
      }, giveUp)
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
