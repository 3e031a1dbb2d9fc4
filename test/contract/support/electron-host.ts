import { app, session } from 'electron'
import type { GatewayReply, GatewayRequest } from '../../../src/core/ports.ts'
import type { PresentedCertificate } from '../../../src/main/adapters/transport/read-presented-certificate.ts'
import { PartitionPool } from '../../../src/main/adapters/transport/electron-partition-pool.ts'
import { ElectronNetTransport, type ProxySignIn } from '../../../src/main/adapters/transport/electron-net-transport.ts'
import type { Result } from '../../../src/shared/result.ts'

/** A call of the test to the host process, sent over Node's IPC channel. */
export type HostCall =
  | {
      readonly op: 'open'
      readonly transport: number
      readonly origin: string
      readonly pin: string | null
      readonly pacResult: string
      readonly credentials: { readonly username: string; readonly password: string } | null
    }
  | {
      readonly op: 'send'
      readonly id: number
      readonly transport: number
      readonly request: Omit<GatewayRequest, 'signal'>
      readonly isCancelled: boolean
    }
  | { readonly op: 'cancel'; readonly id: number }
  | { readonly op: 'renew'; readonly transport: number }
  | { readonly op: 'close'; readonly id: number; readonly transport: number }

export type PlainReply = Pick<GatewayReply, 'status' | 'setCookies' | 'text'> & {
  readonly headers: Readonly<Record<string, string>>
}
export type HostAnswer = {
  readonly id: number
  readonly result: Result<PlainReply> | null
  readonly refusedProxies: readonly string[]
  /** The certificate that the transport of this call has refused last. */
  readonly refusedCertificate: PresentedCertificate | null
}

/** The headers that tests read. A reply's `header` function cannot be sent over the channel. */
const testedHeaders = ['set-guid', 'json-type', 'content-type', 'location']
const transports = new Map<number, ElectronNetTransport>()
const partitions = new PartitionPool((name) => session.fromPartition(name, { cache: false }))
const cancels = new Map<number, AbortController>()
const refusedProxies: string[] = []

app.disableHardwareAcceleration()
app.on('window-all-closed', () => undefined)
process.on('disconnect', () => app.exit(0))
void app.whenReady().then(() => {
  process.on('message', (call: HostCall) => void answer(call))
  process.send?.('ready')
})

async function answer(call: HostCall): Promise<void> {
  switch (call.op) {
    case 'open':
      transports.set(call.transport, open(call))
      return
    case 'send': {
      const controller = new AbortController()
      if (call.isCancelled) controller.abort()
      cancels.set(call.id, controller)
      const transport = transports.get(call.transport)
      const result = await transport?.send({ ...call.request, signal: controller.signal })
      cancels.delete(call.id)
      const refusedCertificate = transport?.refusedCertificate ?? null
      reply({ id: call.id, result: result ? plain(result) : null, refusedProxies, refusedCertificate })
      return
    }
    case 'cancel':
      cancels.get(call.id)?.abort()
      return
    case 'renew':
      transports.get(call.transport)?.renew()
      return
    case 'close': {
      await transports.get(call.transport)?.close()
      reply({ id: call.id, result: null, refusedProxies, refusedCertificate: null })
    }
  }
}

function open({ origin, pin, pacResult, credentials }: Extract<HostCall, { op: 'open' }>): ElectronNetTransport {
  const proxySignIn: ProxySignIn = {
    find: async () => credentials,
    refused: async (proxy) => void refusedProxies.push(proxy),
  }
  return new ElectronNetTransport({ origin, pacResult, partition: partitions.lease(origin, pin), proxySignIn })
}

function plain(result: Result<GatewayReply>): Result<PlainReply> {
  if (!result.ok) return result
  const { status, setCookies, text, header } = result.value
  const headers = Object.fromEntries(
    testedHeaders
      .flatMap((name): [string, string][] => [[name, header(name) ?? '']])
      .filter(([, value]) => value !== ''),
  )
  return { ok: true, value: { status, setCookies, text, headers } }
}

const reply = (message: HostAnswer): void => void process.send?.(message)
