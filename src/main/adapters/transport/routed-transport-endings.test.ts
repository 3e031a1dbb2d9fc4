import { describe, expect, it } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import { failure } from '../../../shared/result.ts'
import type { RoutedTransportParts } from './routed-transport.ts'
import { routedTransport } from './routed-transport.testkit.ts'

describe('RoutedTransport: every request ends', () => {
  const never = (): Promise<never> => new Promise(() => undefined)

  it('within its time-out when the proxy settings do not answer, and says that it waited for them', async () => {
    const { transport } = routedTransport({ resolveProxy: never })
    const error = { code: 'gateway-timeout', reason: 'proxy-settings', timeoutMs: 20 } as const
    expect(await transport.send({ ...lookup, timeoutMs: 20 })).toEqual(failure(error))
  })

  it('within one time-out for all it waits for, however often a transport tries', async () => {
    const { transport } = routedTransport({ openDirect: () => new ScriptedTransport(never) })
    const error = { code: 'gateway-timeout', timeoutMs: 20 } as const
    expect(await transport.send({ ...lookup, timeoutMs: 20 })).toEqual(failure(error))
  })

  it('when its caller cancels while the proxy settings do not answer', async () => {
    const { transport } = routedTransport({ resolveProxy: never })
    const controller = new AbortController()
    const sent = transport.send({ ...lookup, signal: controller.signal })
    controller.abort()
    expect(await sent).toEqual(failure({ code: 'cancelled' }))
  })

  it('as a proxy that cannot be reached when the settings cannot be read, and reads them again next time', async () => {
    const results = [() => Promise.reject(new Error('no settings')), async () => 'DIRECT']
    const { transport } = routedTransport({ resolveProxy: () => results.shift()?.() ?? never() })
    expect(await transport.send(lookup)).toMatchObject({ error: { code: 'proxy-unreachable' } })
    expect(await transport.send(lookup)).toMatchObject({ ok: true })
  })

  it.each<[string, Partial<RoutedTransportParts>]>([
    ['a transport that rejects', { openDirect: () => new ScriptedTransport() }],
    [
      'a transport that cannot be opened',
      {
        openDirect: () => {
          throw new Error('no transport')
        },
      },
    ],
  ])('as an unexpected error with a report number: %s', async (_, parts) => {
    const { transport, unexpected } = routedTransport(parts)
    expect(await transport.send(lookup)).toEqual(failure({ code: 'internal', reportId: 'r1' }))
    expect(unexpected).toHaveLength(1)
  })
})
