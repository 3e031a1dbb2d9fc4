import { expect, it } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'

it.each([{ type: 'resumed' }, { type: 'network-changed', isOnline: true }] as const)(
  'a session asks about itself by a new connection when it is told: $type',
  async (event) => {
    const clock = new ManualClock()
    const gateway = new VirtualGateway(clock)
    const { session, signIn } = createSessionHarness({
      clock,
      openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
    })
    const answer = signIn()
    await advanceInSteps(clock, 50, 5)
    await answer
    session.notify({ type: 'slept' })
    await advanceInSteps(clock, 1_000)
    expect(gateway.renewedAt).toEqual([])
    if (event.type !== 'resumed') session.notify({ type: 'resumed' })
    await advanceInSteps(clock, 100, 5)
    session.notify(event)
    await advanceInSteps(clock, 100, 5)
    const renewedAt = gateway.renewedAt.at(-1) ?? -1
    expect(gateway.paths[renewedAt]).toBe('GET onlineagent/20001/agentstatus')
  },
)
