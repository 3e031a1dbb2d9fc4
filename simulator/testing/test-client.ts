import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { demoAccount } from '../sessions/accounts.ts'
import type { Simulator } from '../simulator.ts'

/** A reply of the simulator as it was received. */
export interface ReceivedReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  /** The parsed body. @throws SyntaxError when it is not JSON. */
  json(): {
    readonly [name: string]: unknown
    readonly result?: unknown
    readonly event?: { readonly eventType: string }
  }
}

/** A small client for tests. Keeps the cookies and the Guid as a good client does. */
export interface TestClient {
  readonly agentId: string
  guid: string | undefined
  cookies: string[]
  /** Sends a request to a path below /agentgateway/resource/, with the session's headers. */
  request(method: string, path: string, options?: RequestOptions): Promise<ReceivedReply>
  signIn(kind?: 'login' | 'forcelogin' | 'loginex', fields?: Readonly<Record<string, unknown>>): Promise<ReceivedReply>
  lookUp(workno: string): Promise<ReceivedReply>
  poll(signal?: AbortSignal): Promise<ReceivedReply>
  signOut(): Promise<ReceivedReply>
}

interface RequestOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Sends one request to the simulator, trusting only its certificate. */
export function sendRequest(
  simulator: Simulator,
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<ReceivedReply> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  const url = new URL(path, simulator.url)
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const requestOptions = {
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
        ? httpRequest(url, requestOptions, onResponse)
        : httpsRequest(url, { ...requestOptions, ca: simulator.caPem ?? simulator.certificatePem }, onResponse)
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Creates a client for one agent, by default for the demo account. */
export function createTestClient(
  simulator: Simulator,
  account: { agentId: string; password: string; phone: string } = demoAccount,
): TestClient {
  const client: TestClient = {
    agentId: account.agentId,
    guid: undefined,
    cookies: [],
    async request(method, path, options = {}) {
      const reply = await sendRequest(simulator, method, `/agentgateway/resource/${path}`, {
        ...options,
        headers: {
          'Content-Type': 'application/json; charset=UTF-8',
          ...(client.guid === undefined ? {} : { Guid: client.guid }),
          ...(client.cookies.length === 0 ? {} : { Cookie: client.cookies.join('; ') }),
          ...options.headers,
        },
      })
      const setGuid = reply.headers['set-guid']
      if (typeof setGuid === 'string') client.guid = setGuid.replace('JSESSIONID=', '')
      const setCookies = reply.headers['set-cookie']
      if (setCookies !== undefined) client.cookies = setCookies.map((cookie) => cookie.split(';', 1)[0] ?? '')
      return reply
    },
    signIn(kind = 'login', fields = {}) {
      const path = kind === 'login' ? `onlineagent/${account.agentId}` : `onlineagent/${account.agentId}/${kind}`
      client.guid = undefined
      return client.request('PUT', path, { body: { password: account.password, phonenum: account.phone, ...fields } })
    },
    lookUp: (workno) => client.request('GET', `agentgroup/${account.agentId}/agentbyworkno/${workno}`),
    poll: (signal) => client.request('GET', `agentevent/${account.agentId}`, signal === undefined ? {} : { signal }),
    signOut: () => client.request('DELETE', `onlineagent/${account.agentId}/logout`),
  }
  return client
}
