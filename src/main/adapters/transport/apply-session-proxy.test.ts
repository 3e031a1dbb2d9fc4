import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applySessionProxy, type ProxiedSession } from './apply-session-proxy.ts'

const origin = 'https://gateway.example:8043'
const pacResult = 'PROXY proxy.example:3128'

/** A session whose proxy is in use only after some answers of `resolveProxy`. */
function sessionWith(answers: readonly string[], last: string) {
  const waiting = [...answers]
  const setProxy = vi.fn<ProxiedSession['setProxy']>(async () => undefined)
  const resolveProxy = vi.fn<ProxiedSession['resolveProxy']>(async () => waiting.shift() ?? last)
  return { setProxy, resolveProxy }
}

describe('applySessionProxy', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('sets the proxy also for loopback addresses', async () => {
    const session = sessionWith([], pacResult)
    expect(await applySessionProxy(session, origin, pacResult)).toBe(true)
    expect(session.setProxy).toHaveBeenCalledWith(expect.objectContaining({ proxyBypassRules: '<-loopback>' }))
  })

  it('waits until Chromium has stopped going past the proxy', async () => {
    const session = sessionWith(['DIRECT', 'DIRECT'], pacResult)
    const applied = applySessionProxy(session, origin, pacResult)
    await vi.runAllTimersAsync()
    expect(await applied).toBe(true)
    expect(session.resolveProxy).toHaveBeenCalledTimes(3)
  })

  it('waits until Chromium has stopped using a former proxy for a direct connection', async () => {
    const session = sessionWith([pacResult], 'DIRECT')
    const applied = applySessionProxy(session, origin, 'DIRECT')
    await vi.runAllTimersAsync()
    expect(await applied).toBe(true)
    expect(session.resolveProxy).toHaveBeenCalledTimes(2)
  })

  it('gives up when the proxy is not taken, so that nothing is sent past it', async () => {
    const applied = applySessionProxy(sessionWith([], 'DIRECT'), origin, pacResult)
    await vi.runAllTimersAsync()
    expect(await applied).toBe(false)
  })

  it.each(['setProxy', 'resolveProxy'] as const)('sends nothing when %s fails', async (method) => {
    const session = sessionWith([], pacResult)
    session[method].mockRejectedValue(new Error('no network process'))
    expect(await applySessionProxy(session, origin, pacResult)).toBe(false)
  })
})
