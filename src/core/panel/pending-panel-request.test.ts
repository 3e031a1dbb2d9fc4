import { describe, expect, it, vi } from 'vitest'
import { PendingPanelRequest } from './pending-panel-request.ts'

function desk() {
  const onAsked = vi.fn()
  return { requests: new PendingPanelRequest(onAsked), onAsked }
}

describe('PendingPanelRequest', () => {
  it('has nothing to take before anything was asked', () => {
    const { requests, onAsked } = desk()
    expect(requests.take()).toBeNull()
    expect(onAsked).not.toHaveBeenCalled()
  })

  it('keeps a wish until the page takes it, and gives it once', () => {
    const { requests } = desk()
    requests.ask({ kind: 'look-up', workno: '20011' })
    expect(requests.take()).toEqual({ kind: 'look-up', workno: '20011' })
    expect(requests.take()).toBeNull()
  })

  it('gives only the newest wish, but tells of each', () => {
    const { requests, onAsked } = desk()
    requests.ask({ kind: 'look-up', workno: '20011' })
    requests.ask({ kind: 'show', view: 'settings' })
    expect(onAsked).toHaveBeenCalledTimes(2)
    expect(requests.take()).toEqual({ kind: 'show', view: 'settings' })
    expect(requests.take()).toBeNull()
  })

  it('has the wish ready when it tells of it', () => {
    const taken: unknown[] = []
    const requests: PendingPanelRequest = new PendingPanelRequest(() => taken.push(requests.take()))
    requests.ask({ kind: 'show', view: 'sign-in' })
    expect(taken).toEqual([{ kind: 'show', view: 'sign-in' }])
  })
})
