import { onTestFinished, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../../simulator/simulator.ts'
import type { SimulatorOptions } from '../../simulator/simulator-options.ts'
import { LookupService } from '../../src/core/lookup/lookup-service.ts'
import { systemClock } from '../../src/main/adapters/system-clock.ts'
import { ToughCookieJar } from '../../src/main/adapters/tough-cookie-jar.ts'
import { exactTrust } from '../../src/main/adapters/transport/tls-trust.ts'
import { NodeHttpsTransport } from '../../src/main/adapters/transport/node-https-transport.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { createSessionHarness } from '../fakes/session-harness.ts'

async function lookupsAt(options: SimulatorOptions) {
  const simulator = await startSimulator(options)
  onTestFinished(() => simulator.stop())
  const transport = new NodeHttpsTransport(simulator.url, () => exactTrust(simulator.certificatePem))
  onTestFinished(() => transport.close())
  const profile = { ...exampleProfile, gateway: simulator.url, agentId: '20010', phone: '70910' }
  const { session, signIn } = createSessionHarness({
    clock: systemClock,
    profile,
    openRoute: ({ gateway }, cookies) => ({ transport, cookies: new ToughCookieJar(gateway, cookies) }),
  })
  onTestFinished(() => session.stop())
  expect(await signIn('Agent@20010')).toEqual({ ok: true, value: null })
  const current = { highestWorkno: 59_999, requestTimeoutMs: 10_000 }
  const lookup = new LookupService({ clock: systemClock, session, settings: { current, activeProfile: profile } })
  return { simulator, lookup, session }
}

const asked = ({ requests }: { readonly requests: Simulator['requests'] }): number =>
  requests.filter(({ name }) => name === 'getAgentRestReason').length

describe('the reason of a rest', () => {
  it.each(['list', 'map'] as const)('is named as the gateway names it, sent as a %s', async (restReasonsReply) => {
    const { simulator, lookup } = await lookupsAt({ assumptions: { restReasonsReply } })
    expect(await lookup.queryAgentInfoByWorkNo('20108')).toMatchObject({ ok: true, value: { reasonName: '培训' } })
    expect(await lookup.queryAgentInfoByWorkNo('20101')).toMatchObject({ ok: true, value: { reasonName: null } })
    await lookup.queryAgentInfoByWorkNo('20108')
    expect(asked(simulator)).toBe(1)
  })

  it('is a number alone, and the session lives, where the gateway refuses to name it', async () => {
    const { simulator, lookup, session } = await lookupsAt({})
    simulator.control.faults.add({
      on: 'agentgroup/*/restreason',
      fault: 'retcode',
      retcode: '000-003',
      times: 'always',
    })
    expect(await lookup.queryAgentInfoByWorkNo('20108')).toMatchObject({
      ok: true,
      value: { agent: { currentStateReason: 3 }, reasonName: null },
    })
    expect(session.view.state).toBe('signed-in')
  })
})
