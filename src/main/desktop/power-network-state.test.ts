import { describe, expect, it } from 'vitest'
import { nextPowerNetworkState, type PowerNetworkState } from './power-network-state.ts'

const office = { isOnline: true, addresses: 'wlan0 192.0.2.7' }
const home = { isOnline: true, addresses: 'wlan0 198.51.100.7' }
const offline = { isOnline: false, addresses: '' }
const awake: PowerNetworkState = { isAsleep: false, network: office }
const asleep: PowerNetworkState = { isAsleep: true, network: office }

describe('a signal of the system', () => {
  it('reports suspending and resuming', () => {
    expect(nextPowerNetworkState(awake, 'suspend', office)).toEqual({ state: asleep, change: 'suspended' })
    expect(nextPowerNetworkState(asleep, 'resume', home)).toEqual({
      state: { isAsleep: false, network: home },
      change: 'resumed',
    })
  })

  it('reports resuming when the screen is unlocked and resuming was not reported', () => {
    expect(nextPowerNetworkState(asleep, 'unlock-screen', office)).toEqual({ state: awake, change: 'resumed' })
  })

  it('reports a network change when the screen is unlocked, even if the network looks the same', () => {
    expect(nextPowerNetworkState(awake, 'unlock-screen', office)).toEqual({ state: awake, change: 'network-changed' })
  })
})

describe('a regular check of the network', () => {
  it('reports nothing while the network stays the same', () => {
    expect(nextPowerNetworkState(awake, 'check', { ...office })).toEqual({ state: awake, change: null })
  })

  it.each([
    ['another network, online all along', office, home],
    ['no network any more', office, offline],
    ['a network again', offline, office],
    ['a network again, without known addresses', offline, { isOnline: true, addresses: '' }],
  ])('reports %s once', (_, network, next) => {
    const first = nextPowerNetworkState({ isAsleep: false, network }, 'check', next)
    expect(first).toEqual({ state: { isAsleep: false, network: next }, change: 'network-changed' })
    expect(nextPowerNetworkState(first.state, 'check', next).change).toBeNull()
  })

  it('reports nothing while asleep, and after resuming what has changed since', () => {
    const { state, change } = nextPowerNetworkState(asleep, 'check', offline)
    expect({ state, change }).toEqual({ state: asleep, change: null })
    const resumed = nextPowerNetworkState(state, 'resume', offline).state
    expect(nextPowerNetworkState(resumed, 'check', home).change).toBe('network-changed')
  })
})
