import { Server } from 'proxy-chain'

export interface ProxyAccount {
  readonly username: string
  readonly password: string
}

/** A company proxy. */
export interface TestProxy {
  /** `host:port`, as AgentBar shows it. */
  readonly address: string
  /** Every request: its target and the password sent. */
  readonly requests: readonly { readonly target: string; readonly password: string }[]
  /** Chromium's switches to send even loopback requests through it. */
  readonly switches: readonly string[]
  stop(): Promise<void>
}

/** Starts a proxy. With an account it requires that one. */
export async function startProxy(account?: ProxyAccount): Promise<TestProxy> {
  const requests: { target: string; password: string }[] = []
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ username, password, hostname, port }) => {
      requests.push({ target: `${hostname}:${String(port)}`, password })
      const isAuthorized = !account || (username === account.username && password === account.password)
      return { requestAuthentication: !isAuthorized, failMsg: 'agents only' }
    },
  })
  await server.listen()
  const address = `127.0.0.1:${String(server.port)}`
  return {
    address,
    requests,
    switches: [`--proxy-server=http://${address}`, '--proxy-bypass-list=<-loopback>'],
    stop: () => server.close(true),
  }
}
