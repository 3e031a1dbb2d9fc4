import { expect, it, onTestFinished, vi } from 'vitest'
import { lookup } from '../../../../test/contract/support/transport-harness.ts'
import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { CaFileTransport } from './ca-file-transport.ts'

type Read = () => Promise<Result<readonly string[]>>
const unreadable = failure({ code: 'ca-file-unreadable' })

function transportReading(...reads: Read[]) {
  const inner = new ScriptedTransport(...Array.from({ length: 9 }, () => () => reply('{}')))
  const open = vi.fn(() => inner)
  const read = vi.fn(() => (reads.length > 1 ? reads.shift() : reads[0])?.() ?? Promise.resolve(unreadable))
  return { transport: new CaFileTransport(read, open), inner, open, read }
}

it('CaFileTransport reads the file once, before the first request', async () => {
  const { transport, open, read } = transportReading(async () => success(['pem']))
  expect(read).not.toHaveBeenCalled()
  expect((await Promise.all([transport.send(lookup), transport.send(lookup)])).every(({ ok }) => ok)).toBe(true)
  await transport.send(lookup)
  expect(read).toHaveBeenCalledTimes(1)
  expect(open).toHaveBeenCalledExactlyOnceWith(['pem'])
})

it('CaFileTransport fails a request whose file cannot be read, and reads it again for the next one', async () => {
  const { transport, inner } = transportReading(
    async () => unreadable,
    async () => success(['pem']),
  )
  expect(await transport.send(lookup)).toEqual(unreadable)
  expect(inner.requests).toHaveLength(0)
  expect(await transport.send(lookup)).toMatchObject({ ok: true })
})

it('CaFileTransport ends a request in time, or when it is cancelled, while the file is read', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { transport } = transportReading(() => new Promise(() => undefined))
  const controller = new AbortController()
  const cancelled = transport.send({ ...lookup, signal: controller.signal })
  const late = transport.send({ ...lookup, timeoutMs: 1_000 })
  controller.abort()
  expect(await cancelled).toEqual(failure({ code: 'cancelled' }))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await late).toEqual(failure({ code: 'gateway-timeout', timeoutMs: 1_000 }))
})

it('CaFileTransport leaves to the request only the time that the file has left', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { transport, inner } = transportReading(async () => {
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    return success(['pem'])
  })
  const sent = transport.send({ ...lookup, timeoutMs: 10_000 })
  await vi.advanceTimersByTimeAsync(3_000)
  await sent
  expect(inner.requests[0]?.timeoutMs).toBe(7_000)
})

it('CaFileTransport sends nothing once it is closed, and closes and renews what it has opened', async () => {
  const { transport, inner, open } = transportReading(async () => success(['pem']))
  const sent = transport.send(lookup)
  await transport.close()
  expect(await sent).toEqual(failure({ code: 'cancelled' }))
  expect(open).not.toHaveBeenCalled()
  const other = transportReading(async () => success(['pem']))
  other.transport.renew()
  await other.transport.send(lookup)
  other.transport.renew()
  await other.transport.close()
  expect(other.inner).toMatchObject({ renewals: 1, isClosed: true })
  expect(inner.requests).toHaveLength(0)
})
