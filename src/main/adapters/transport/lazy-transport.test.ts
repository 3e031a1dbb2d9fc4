import { expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import { LazyTransport } from './lazy-transport.ts'

it('LazyTransport loads the transport with the first request, and renews and closes only what is loaded', async () => {
  const inner = new ScriptedTransport(() => reply('{}'))
  let loads = 0
  const transport = new LazyTransport(async () => {
    loads += 1
    return inner
  })
  transport.renew()
  await transport.close()
  expect(loads).toBe(0)
  await transport.send(lookup)
  transport.renew()
  await transport.close()
  expect(inner).toMatchObject({ renewals: 1, isClosed: true })
})
