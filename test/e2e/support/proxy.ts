import { Server } from 'proxy-chain'

export interface ProxyAccount {
  readonly username: string
  readonly password: string
}

/** A proxy as companies have them, which wants its own sign-in. */
export interface TestProxy {
  /** `host:port`, as the program names it. */
  readonly address: string
  /** Every try: where to, and with which password. */
  readonly tries: readonly { readonly target: string; readonly password: string }[]
  /** The switches that make Chromium send loopback through it, too. */
  readonly switches: readonly string[]
  stop(): Promise<void>
}

export async function startProxy(account: ProxyAccount): Promise<TestProxy> {
  const tries: { target: string; password: string }[] = []
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ username, password, hostname, port }) => {
      tries.push({ target: `${hostname}:${String(port)}`, password })
      const isRight = username === account.username && password === account.password
      return { requestAuthentication: !isRight, failMsg: 'agents only' }
    },
  })
  await server.listen()
  const address = `127.0.0.1:${String(server.port)}`
  return {
    address,
    tries,
    switches: [`--proxy-server=http://${address}`, '--proxy-bypass-list=<-loopback>'],
    stop: () => server.close(true),
  }
}
