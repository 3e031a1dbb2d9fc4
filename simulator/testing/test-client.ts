import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { demoAccount } from '../sessions/accounts.ts'
import type { Simulator } from '../simulator.ts'

/** An answer of the simulator, undigested. */
export interface ReceivedReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  /** The body parsed; throws when it is not JSON. */
  json(): {
    readonly [name: string]: unknown
    readonly result?: unknown
    readonly event?: { readonly eventType: string }
  }
}

/** A small client for tests: keeps cookies and Guid as a good client does. */
export interface TestClient {
  readonly agentId: string
  guid: string | undefined
  cookies: string[]
  /** Calls below /agentgateway/resource/ with the session's headers. */
  call(method: string, path: string, options?: RequestOptions): Promise<ReceivedReply>
  signIn(kind?: 'login' | 'forcelogin' | 'loginex', fields?: Readonly<Record<string, unknown>>): Promise<ReceivedReply>
  lookUp(workno: string): Promise<ReceivedReply>
  poll(signal?: AbortSignal): Promise<ReceivedReply>
  signOut(): Promise<ReceivedReply>
}

export interface RequestOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Sends one request to the simulator, trusting strictObject its certificate. */
export function sendRequest(
  simulator: Simulator,
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<ReceivedReply> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  const url = new URL(path, simulator.url)
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const settings = {
    method,
    headers: { ...options.headers, ...length },
    agent: false as const,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  }
  return new Promise((resolve, reject) => {
    const onResponse = (response: IncomingMessage): void => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString()
        const json = (): ReturnType<ReceivedReply['json']> => JSON.parse(text) as ReturnType<ReceivedReply['json']>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, json })
      })
    }
    const sent =
      url.protocol === 'http:'
        ? httpRequest(url, settings, onResponse)
        : httpsRequest(url, { ...settings, ca: simulator.caPem ?? simulator.certificatePem }, onResponse)
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Creates a client for an agent, the demo account unless given. */
export function createTestClient(
  simulator: Simulator,
  account: { agentId: string; password: string; phone: string } = demoAccount,
): TestClient {
  const client: TestClient = {
    agentId: account.agentId,
    guid: undefined,
    cookies: [],
    async call(method, path, options = {}) {
      const answer = await sendRequest(simulator, method, `/agentgateway/resource/${path}`, {
        ...options,
        headers: {
          'Content-Type': 'application/json; charset=UTF-8',
          ...(client.guid === undefined ? {} : { Guid: client.guid }),
          ...(client.cookies.length === 0 ? {} : { Cookie: client.cookies.join('; ') }),
          ...options.headers,
        },
      })
      const setGuid = answer.headers['set-guid']
      if (typeof setGuid === 'string') client.guid = setGuid.replace('JSESSIONID=', '')
      const setCookies = answer.headers['set-cookie']
      if (setCookies !== undefined) client.cookies = setCookies.map((cookie) => cookie.split(';', 1)[0] ?? '')
      return answer
    },
    signIn(kind = 'login', fields = {}) {
      const path = kind === 'login' ? `onlineagent/${account.agentId}` : `onlineagent/${account.agentId}/${kind}`
      client.guid = undefined
      return client.call('PUT', path, { body: { password: account.password, phonenum: account.phone, ...fields } })
    },
    lookUp: (workno) => client.call('GET', `agentgroup/${account.agentId}/agentbyworkno/${workno}`),
    poll: (signal) => client.call('GET', `agentevent/${account.agentId}`, signal === undefined ? {} : { signal }),
    signOut: () => client.call('DELETE', `onlineagent/${account.agentId}/logout`),
  }
  return client
}
