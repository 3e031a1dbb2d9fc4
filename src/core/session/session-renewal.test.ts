import { expect, it } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import type { SessionService } from './session-service.ts'

/** What happens, whether the computer is awake again before it, and how the session is told. */
const occasions: readonly [string, boolean, (session: SessionService) => void][] = [
  ['resumed', false, (session) => session.notify({ type: 'resumed' })],
  ['network changed', true, (session) => session.notify({ type: 'network-changed', isOnline: true })],
  ['asked to check now', true, (session) => session.checkNow()],
]

it.each(occasions)('a session asks about itself over a new connection when %s', async (_, wakesFirst, happen) => {
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
  if (wakesFirst) session.notify({ type: 'resumed' })
  await advanceInSteps(clock, 100, 5)
  const renewals = gateway.renewedAt.length
  happen(session)
  await advanceInSteps(clock, 100, 5)
  expect(gateway.renewedAt).toHaveLength(renewals + 1)
  expect(gateway.paths[gateway.renewedAt.at(-1) ?? -1]).toBe('GET onlineagent/20001/agentstatus')
})
