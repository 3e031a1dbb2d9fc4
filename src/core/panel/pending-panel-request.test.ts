import { describe, expect, it, vi } from 'vitest'
import { PendingPanelRequest } from './pending-panel-request.ts'

function setUp() {
  const requests = new PendingPanelRequest()
  const onSubmitted = vi.fn()
  const unsubscribe = requests.onSubmitted(onSubmitted)
  return { requests, onSubmitted, unsubscribe }
}

describe('PendingPanelRequest', () => {
  it('has nothing to take before a request was submitted', () => {
    const { requests, onSubmitted } = setUp()
    expect(requests.take()).toBeNull()
    expect(onSubmitted).not.toHaveBeenCalled()
  })

  it('keeps a request until the page takes it, and returns it once', () => {
    const { requests } = setUp()
    requests.submit({ kind: 'look-up', workno: '20011' })
    expect(requests.take()).toEqual({ kind: 'look-up', workno: '20011' })
    expect(requests.take()).toBeNull()
  })

  it('returns only the last request, but notifies of each', () => {
    const { requests, onSubmitted } = setUp()
    requests.submit({ kind: 'look-up', workno: '20011' })
    requests.submit({ kind: 'show', view: 'settings' })
    expect(onSubmitted).toHaveBeenCalledTimes(2)
    expect(requests.take()).toEqual({ kind: 'show', view: 'settings' })
    expect(requests.take()).toBeNull()
  })

  it('has the request ready when it notifies', () => {
    const { requests } = setUp()
    const taken: unknown[] = []
    requests.onSubmitted(() => taken.push(requests.take()))
    requests.submit({ kind: 'show', view: 'sign-in' })
    expect(taken).toEqual([{ kind: 'show', view: 'sign-in' }])
  })

  it('notifies only those who are subscribed', () => {
    const { requests, onSubmitted, unsubscribe } = setUp()
    unsubscribe()
    requests.submit({ kind: 'show', view: 'sign-in' })
    expect(onSubmitted).not.toHaveBeenCalled()
  })
})
