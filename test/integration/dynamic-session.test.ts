import { onTestFinished, describe, expect, it } from 'vitest'
import { startSimulator } from '../../simulator/simulator.ts'
import { systemClock } from '../../src/main/adapters/system-clock.ts'
import { ToughCookieJar } from '../../src/main/adapters/tough-cookie-jar.ts'
import { exactTrust } from '../../src/main/adapters/transport/tls-trust.ts'
import { NodeHttpsTransport } from '../../src/main/adapters/transport/node-https-transport.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { createSessionHarness } from '../fakes/session-harness.ts'

const lookups = 1_000
const guidIntervalMs = 2_000
const spreadMs = 24_000

/** A reproducible stream of numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

describe('a session whose Guid changes every two seconds', () => {
  it('answers 1,000 lookups at random times without a failure and without a wrong answer', async () => {
    const random = seeded(20_011)
    // The strictest case of docs/gateway.md §10.2: a replaced Guid fails at once.
    const simulator = await startSimulator({
      mode: 'dynamic',
      guidIntervalMs,
      pollHoldMs: 400,
      assumptions: { isPreviousGuidAccepted: false },
      seed: 1,
    })
    onTestFinished(() => simulator.stop())
    const transport = new NodeHttpsTransport(simulator.url, () => exactTrust(simulator.certificatePem))
    const { session, signIn } = createSessionHarness({
      clock: systemClock,
      random,
      profile: { ...exampleProfile, gateway: simulator.url, agentId: '20010', phone: '70910' },
      openRoute: (profile, cookies) => ({ transport, cookies: new ToughCookieJar(profile.gateway, cookies) }),
    })
    expect(await signIn('Agent@20010')).toEqual({ ok: true, value: null })
    const colleagues = simulator.control.roster
      .list()
      .map(({ workno }) => workno)
      .filter((workno) => Number(workno) <= 59_999)

    const ask = async (): Promise<string> => {
      const workno = colleagues[Math.floor(random() * colleagues.length)] ?? '20011'
      await new Promise<void>((resolve) => void systemClock.after(random() * spreadMs, resolve))
      const answer = await session.queryAgentInfoByWorkNo(workno)
      if (!answer.ok) return `${workno}: ${answer.error.code} ${answer.error.retcode ?? ''}`
      return answer.value.agent.workno === workno ? 'right' : `${workno}: answered ${answer.value.agent.workno}`
    }
    const outcomes = await Promise.all(Array.from({ length: lookups }, ask))

    expect(outcomes.filter((outcome) => outcome !== 'right')).toEqual([])
    const guids = new Set(
      simulator.control.rawRequests().map(({ rawHeaders }) => rawHeaders[rawHeaders.indexOf('Guid') + 1]),
    )
    expect(guids.size).toBeGreaterThan(8)
    const repeated = simulator.requests.filter(
      ({ name, retcode }) => name === 'queryAgentInfoByWorkNo' && retcode !== '0',
    )
    process.stdout.write(
      `dynamic session: ${String(lookups)} lookups over ${String(guids.size)} Guids, ${String(repeated.length)} repeated\n`,
    )

    const signedOut = session.signOut()
    await signedOut
    expect(simulator.control.sessions().filter(({ isElsewhere }) => !isElsewhere)).toEqual([])
    await transport.close()
  }, 60_000)
})
