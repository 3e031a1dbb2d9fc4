import { readFileSync } from 'node:fs'
import { app } from 'electron'
import { Agent, request } from 'undici'
import { accounts, demoAccount } from '../simulator/sessions/accounts.ts'
import { GatewayClient } from '../src/core/gateway/gateway-client.ts'
import { agentByWorknoRequest, contentTypeHeader } from '../src/core/gateway/gateway-requests.ts'
import { systemClock } from '../src/main/adapters/system-clock.ts'
import { ToughCookieJar } from '../src/main/adapters/tough-cookie-jar.ts'
import { SystemTrust } from '../src/main/adapters/transport/tls-trust.ts'
import { NodeHttpsTransport } from '../src/main/adapters/transport/node-https-transport.ts'

const warmUps = 300
const lookups = 2_000
const workno = '20011'

interface SignInFile {
  readonly gateway: string
  readonly certificatePem: string
}

// No top-level await: an ES module that awaits `whenReady` never continues.
void app.whenReady().then(measure).catch(fail)

async function measure(): Promise<void> {
  // Not the agent of the test desktop: a second sign-in would end that session.
  const account = accounts.find(({ agentId, trait }) => agentId !== demoAccount.agentId && trait === undefined)
  if (account === undefined) throw new Error('The simulator has no second agent.')
  const { agentId, password, phone } = account
  const { gateway, certificatePem } = JSON.parse(
    readFileSync(process.env['AGENTBAR_BENCH_SIGN_IN'] ?? '', 'utf8'),
  ) as SignInFile
  const trust = new SystemTrust(async () => []).with([certificatePem])
  const cookies = new ToughCookieJar(gateway, null)
  const transport = new NodeHttpsTransport(gateway, () => trust)
  const client = new GatewayClient({
    agentId,
    transport,
    cookies,
    clock: systemClock,
    limits: { requestTimeoutMs: 10_000, replyLimitBytes: 1_048_576 },
    guid: null,
    onGuidReplaced: () => undefined,
  })
  const signedIn = await client.signIn('login', { password, phone })
  if (!signedIn.ok) throw new Error(`sign-in: ${signedIn.error.code}`)

  const askClient = async (): Promise<void> => {
    const answer = await client.queryAgentInfoByWorkNo(workno)
    if (!answer.ok) throw new Error(`lookup: ${answer.error.code}`)
  }
  const { path } = agentByWorknoRequest(agentId, workno)
  const headers = { ...contentTypeHeader, Guid: client.guid ?? '', Cookie: cookies.headerFor(path) ?? '' }
  const dispatcher = new Agent({ connect: { ca: certificatePem } })
  const askBare = async (): Promise<void> => {
    const { statusCode, body } = await request(gateway + path, { headers, dispatcher })
    const text = await body.text()
    if (statusCode !== 200 || !text.includes(workno)) throw new Error(`bare request: ${statusCode}`)
  }

  const askTransport = async (): Promise<void> => {
    const reply = await transport.send({ method: 'GET', path, headers, timeoutMs: 10_000, replyLimitBytes: 1_048_576 })
    if (!reply.ok) throw new Error(`transport: ${reply.error.code}`)
  }

  const samples = { client: [] as number[], transport: [] as number[], bare: [] as number[] }
  for (let index = -warmUps; index < lookups; index += 1) {
    const clientMs = await timed(askClient)
    const transportMs = await timed(askTransport)
    const bareMs = await timed(askBare)
    if (index < 0) continue
    samples.client.push(clientMs)
    samples.transport.push(transportMs)
    samples.bare.push(bareMs)
  }
  await transport.close()
  await dispatcher.close()
  process.stdout.write(JSON.stringify(samples), () => app.exit(0))
}

async function timed(act: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}

function fail(error: unknown): void {
  process.stderr.write(`${String(error)}\n`, () => app.exit(1))
}
