import { describe, expect, it } from 'vitest'
import { systemChange, type SystemState } from './system-changes.ts'

const office = { isOnline: true, addresses: 'wlan0 192.0.2.7' }
const home = { isOnline: true, addresses: 'wlan0 198.51.100.7' }
const nowhere = { isOnline: false, addresses: '' }
const awake: SystemState = { isAsleep: false, network: office }
const asleep: SystemState = { isAsleep: true, network: office }

describe('what the system tells', () => {
  it('is sleep and waking as they come', () => {
    expect(systemChange(awake, 'suspend', office)).toEqual({ now: asleep, change: 'slept' })
    expect(systemChange(asleep, 'resume', home)).toEqual({ now: { isAsleep: false, network: home }, change: 'resumed' })
  })

  it('is waking when the screen is unlocked and nobody has told of the waking', () => {
    expect(systemChange(asleep, 'unlock-screen', office)).toEqual({ now: awake, change: 'resumed' })
  })

  it('is a changed network when the screen is unlocked, even one that looks the same', () => {
    expect(systemChange(awake, 'unlock-screen', office)).toEqual({ now: awake, change: 'network-changed' })
  })
})

describe('a look at the network', () => {
  it('tells nothing while it stays as it is', () => {
    expect(systemChange(awake, 'look', { ...office })).toEqual({ now: awake, change: null })
  })

  it.each([
    ['another one, online all along', office, home],
    ['none any more', office, nowhere],
    ['one again', nowhere, office],
    ['no addresses told, but online again', nowhere, { isOnline: true, addresses: '' }],
  ])('tells once that there is %s', (_, network, next) => {
    const first = systemChange({ isAsleep: false, network }, 'look', next)
    expect(first).toEqual({ now: { isAsleep: false, network: next }, change: 'network-changed' })
    expect(systemChange(first.now, 'look', next).change).toBeNull()
  })

  it('tells nothing in sleep, and after it what became of the network meanwhile', () => {
    const { now, change } = systemChange(asleep, 'look', nowhere)
    expect({ now, change }).toEqual({ now: asleep, change: null })
    const woken = systemChange(now, 'resume', nowhere).now
    expect(systemChange(woken, 'look', home).change).toBe('network-changed')
  })
})
