import { describe, expect, it } from 'vitest'
import { nextPowerNetworkState, type PowerNetworkState } from './power-network-state.ts'

const office = { isOnline: true, addresses: 'wlan0 192.0.2.7' }
const home = { isOnline: true, addresses: 'wlan0 198.51.100.7' }
const nowhere = { isOnline: false, addresses: '' }
const awake: PowerNetworkState = { isAsleep: false, network: office }
const asleep: PowerNetworkState = { isAsleep: true, network: office }

describe('what the system tells', () => {
  it('is sleep and waking as they come', () => {
    expect(nextPowerNetworkState(awake, 'suspend', office)).toEqual({ now: asleep, change: 'slept' })
    expect(nextPowerNetworkState(asleep, 'resume', home)).toEqual({
      now: { isAsleep: false, network: home },
      change: 'resumed',
    })
  })

  it('is waking when the screen is unlocked and nobody has told of the waking', () => {
    expect(nextPowerNetworkState(asleep, 'unlock-screen', office)).toEqual({ now: awake, change: 'resumed' })
  })

  it('is a changed network when the screen is unlocked, even one that looks the same', () => {
    expect(nextPowerNetworkState(awake, 'unlock-screen', office)).toEqual({ now: awake, change: 'network-changed' })
  })
})

describe('a look at the network', () => {
  it('tells nothing while it stays as it is', () => {
    expect(nextPowerNetworkState(awake, 'look', { ...office })).toEqual({ now: awake, change: null })
  })

  it.each([
    ['another one, online all along', office, home],
    ['none any more', office, nowhere],
    ['one again', nowhere, office],
    ['no addresses told, but online again', nowhere, { isOnline: true, addresses: '' }],
  ])('tells once that there is %s', (_, network, next) => {
    const first = nextPowerNetworkState({ isAsleep: false, network }, 'look', next)
    expect(first).toEqual({ now: { isAsleep: false, network: next }, change: 'network-changed' })
    expect(nextPowerNetworkState(first.now, 'look', next).change).toBeNull()
  })

  it('tells nothing in sleep, and after it what became of the network meanwhile', () => {
    const { now, change } = nextPowerNetworkState(asleep, 'look', nowhere)
    expect({ now, change }).toEqual({ now: asleep, change: null })
    const woken = nextPowerNetworkState(now, 'resume', nowhere).now
    expect(nextPowerNetworkState(woken, 'look', home).change).toBe('network-changed')
  })
})
