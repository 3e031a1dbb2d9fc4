import { spawn, type ChildProcess } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { GatewayReply, GatewayRequest, Transport } from '../../../src/core/ports.ts'
import { failure, type Result } from '../../../src/shared/result.ts'
import type { PresentedCertificate } from '../../../src/main/adapters/transport/read-presented-certificate.ts'
import { startVirtualDisplay } from '../../e2e/support/test-desktop.ts'
import type { HostAnswer, HostCall, PlainReply } from './electron-host.ts'

export interface ElectronTransportOptions {
  readonly pinnedPem?: string
  /** By default `DIRECT`. */
  readonly pacResult?: string
  readonly credentials?: { readonly username: string; readonly password: string }
}

/** A transport in the Electron process, with the certificate that it has refused last. */
export interface RemoteTransport extends Transport {
  readonly refusedCertificate: PresentedCertificate | null
}

/** Creates `ElectronNetTransport`s in a real Electron process, for use in a test. */
export interface ElectronTransports {
  open(origin: string, options?: ElectronTransportOptions): RemoteTransport
  /** The proxies that refused the credentials, in order. */
  readonly refusedProxies: readonly string[]
  stop(): Promise<void>
}

/** Without it Chromium asks the machine's DNS server, and waits where there is none. */
const unknownHost = '--host-resolver-rules=MAP gateway.invalid ~NOTFOUND'

export async function startElectronTransports(): Promise<ElectronTransports> {
  const folder = await buildHost()
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined
  const electron = createRequire(import.meta.url)('electron') as string
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(
    electron,
    [...flags, '--disable-gpu', '--log-level=3', unknownHost, `--user-data-dir=${folder}/data`, folder],
    {
      env: { ...process.env, ...display?.environment },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  )
  await once(child, 'message')
  const host = new Host(child)
  return {
    get refusedProxies() {
      return host.refusedProxies
    },
    open: (origin, options = {}) => host.open(origin, options),
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
      await display?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function buildHost(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'agentbar-transports-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: fileURLToPath(new URL('electron-host.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20.18',
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true },
  })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'transports', type: 'module', main: 'main.mjs' }))
  return folder
}

class Host {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (answer: HostAnswer) => void>()
  readonly #refusedCertificates = new Map<number, PresentedCertificate | null>()
  #next = 1
  refusedProxies: readonly string[] = []

  constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (answer: HostAnswer) => {
      this.refusedProxies = answer.refusedProxies
      this.#waiting.get(answer.id)?.(answer)
      this.#waiting.delete(answer.id)
    })
  }

  open(origin: string, { pinnedPem, pacResult = 'DIRECT', credentials }: ElectronTransportOptions): RemoteTransport {
    const transport = this.#next++
    const pin = pinnedPem === undefined ? null : new X509Certificate(pinnedPem).fingerprint256
    this.#post({ op: 'open', transport, origin, pin, pacResult, credentials: credentials ?? null })
    const seen = this.#refusedCertificates
    return {
      get refusedCertificate() {
        return seen.get(transport) ?? null
      },
      send: (request) => this.#send(transport, request),
      renew: () => this.#post({ op: 'renew', transport }),
      close: async () => void (await this.#call((id) => ({ op: 'close', id, transport }))),
    }
  }

  async #send(transport: number, { signal, ...request }: GatewayRequest): Promise<Result<GatewayReply>> {
    const isCancelled = signal?.aborted ?? false
    let sentAs = 0
    const answered = this.#call((id) => {
      sentAs = id
      return { op: 'send', id, transport, request, isCancelled }
    })
    const cancel = (): void => this.#post({ op: 'cancel', id: sentAs })
    signal?.addEventListener('abort', cancel)
    const { result, refusedCertificate } = await answered
    this.#refusedCertificates.set(transport, refusedCertificate)
    signal?.removeEventListener('abort', cancel)
    if (!result) return failure({ code: 'internal' })
    return result.ok ? { ok: true, value: toGatewayReply(result.value) } : result
  }

  #call(call: (id: number) => HostCall): Promise<HostAnswer> {
    const id = this.#next++
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#post(call(id))
    })
  }

  #post(call: HostCall): void {
    this.#child.send(call)
  }
}

const toGatewayReply = ({ headers, ...reply }: PlainReply): GatewayReply => ({
  ...reply,
  header: (name) => headers[name] ?? null,
})
