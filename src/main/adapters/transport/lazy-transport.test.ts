import { expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import { failure } from '../../../shared/result.ts'
import { LazyTransport } from './lazy-transport.ts'

it('LazyTransport loads the transport with the first request, and renews and closes only what is loaded', async () => {
  const inner = new ScriptedTransport(() => reply('{}'))
  let loads = 0
  const transport = new LazyTransport(async () => {
    loads += 1
    return inner
  })
  transport.renew()
  expect(loads).toBe(0)
  await transport.send(lookup)
  transport.renew()
  await transport.close()
  expect(inner).toMatchObject({ renewals: 1, isClosed: true })
})

it('LazyTransport reports a load that failed, survives being renewed and closed, and loads again', async () => {
  const inner = new ScriptedTransport(() => reply('{}'))
  const loads = [() => Promise.reject(new Error('a file is missing')), async () => inner]
  const transport = new LazyTransport(() => loads.shift()?.() ?? Promise.reject(new Error('no more')))
  const sent = transport.send(lookup)
  transport.renew()
  expect(await sent).toEqual(failure({ code: 'internal', detail: 'Error' }))
  transport.renew()
  expect(await transport.send(lookup)).toMatchObject({ ok: true })
  await transport.close()
  expect(inner.isClosed).toBe(true)
})

it('LazyTransport sends nothing once it is closed, and closes what is loaded only then', async () => {
  const inner = new ScriptedTransport(() => reply('{}'))
  const transport = new LazyTransport(async () => inner)
  const sent = transport.send(lookup)
  const closed = transport.close()
  expect(await sent).toEqual(failure({ code: 'cancelled' }))
  await closed
  expect(inner).toMatchObject({ requests: [], isClosed: true })
})
