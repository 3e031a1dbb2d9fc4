import { expect, it, onTestFinished, vi } from 'vitest'
import { resolveSystemProxy } from './electron-resolve-system-proxy.ts'

const gateway = 'https://gateway.example:8043'

it('resolveSystemProxy lets the session read its settings once, before the first question', async () => {
  const asked: string[] = []
  const session = {
    forceReloadProxyConfig: async () => void asked.push('reload'),
    resolveProxy: async (url: string) => {
      asked.push(url)
      return 'PROXY proxy.example:3128'
    },
  }
  const resolve = resolveSystemProxy(() => session)
  const answers = await Promise.all([resolve(gateway), resolve(gateway)])
  expect(answers).toEqual(['PROXY proxy.example:3128', 'PROXY proxy.example:3128'])
  expect(asked).toEqual(['reload', gateway, gateway])
})

it.each([
  ['fails', () => Promise.reject(new Error('no network process'))],
  ['does not answer', () => new Promise<void>(() => undefined)],
])('resolveSystemProxy asks all the same when reading the settings %s', async (_, forceReloadProxyConfig) => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const resolve = resolveSystemProxy(() => ({ forceReloadProxyConfig, resolveProxy: async () => 'DIRECT' }))
  const answer = resolve(gateway)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await answer).toBe('DIRECT')
})
