import { expect, it, onTestFinished } from 'vitest'
import { startSimulator } from '../../simulator/simulator.ts'
import { systemClock } from '../../src/main/adapters/system-clock.ts'
import { ToughCookieJar } from '../../src/main/adapters/tough-cookie-jar.ts'
import { exactTrust } from '../../src/main/adapters/transport/tls-trust.ts'
import { NodeHttpsTransport } from '../../src/main/adapters/transport/node-https-transport.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { createSessionHarness } from '../fakes/session-harness.ts'

const agentId = '20010'

it('a gateway that answers one poll of each session and then knows it no more (100-006) is signed in to twice', async () => {
  const simulator = await startSimulator({ pollHoldMs: 50, seed: 1 })
  onTestFinished(() => simulator.stop())
  const { control } = simulator
  let tellLost: () => void = () => undefined
  const lost = new Promise<void>((resolve) => (tellLost = resolve))
  const harness = createSessionHarness({
    clock: systemClock,
    profile: { ...exampleProfile, gateway: simulator.url, agentId, phone: '70910' },
    openRoute: (profile, cookies) => ({
      transport: new NodeHttpsTransport(simulator.url, () => exactTrust(simulator.certificatePem)),
      cookies: new ToughCookieJar(profile.gateway, cookies),
    }),
    onChanged: () => void (harness.session.view.state === 'lost' && tellLost()),
  })
  const goodOnes = (name: string): number =>
    simulator.requests.filter((request) => request.name === name && request.retcode === '0').length
  const goodPoll = (count: number) => control.waitForRequest(() => goodOnes('getAgentEvent') >= count)

  expect(await harness.signIn('Agent@20010', true)).toMatchObject({ ok: true })
  const forgetSessions = async (): Promise<void> => {
    for (let sessions = 1; sessions <= 5 && harness.session.view.state !== 'lost'; sessions += 1) {
      await Promise.race([goodPoll(sessions), lost])
      if (goodOnes('getAgentEvent') >= sessions) control.forceSignOut(agentId, false)
    }
  }
  await Promise.race([forgetSessions(), lost])

  await lost
  expect(goodOnes('login')).toBe(2)
  expect(harness.session.view).toMatchObject({ state: 'lost', problem: { code: 'session-lost' } })
  await harness.session.stop()
})
