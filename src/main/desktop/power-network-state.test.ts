import { describe, expect, it } from 'vitest'
import {
  awakeState,
  networkCheckMs,
  nextPowerNetworkState,
  type PowerNetworkChange,
  type PowerNetworkSignal,
  type PowerNetworkState,
} from './power-network-state.ts'

const office = { isOnline: true, addresses: 'wlan0 192.0.2.7' }
const home = { isOnline: true, addresses: 'wlan0 198.51.100.7' }
const offline = { isOnline: false, addresses: '' }
const start = 1_700_000_000_000
const awake = awakeState(office, start)
const asleep: PowerNetworkState = { ...awake, isAsleep: true }

/** What changes by one signal. */
const change = (state: PowerNetworkState, signal: PowerNetworkSignal, network = office): PowerNetworkChange | null =>
  nextPowerNetworkState(state, signal, network, start).change

/** What the regular checks report, each so long after the one before. */
function reportsOf(from: PowerNetworkState, gapsMs: readonly number[], network = office) {
  let state = from
  return gapsMs.map((gapMs) => {
    const next = nextPowerNetworkState(state, 'check', network, state.at + gapMs)
    state = next.state
    return next.change
  })
}

describe('a signal of the system', () => {
  it('reports suspending and resuming', () => {
    expect(nextPowerNetworkState(awake, 'suspend', office, start)).toEqual({ state: asleep, change: 'suspended' })
    expect(nextPowerNetworkState(asleep, 'resume', home, start)).toEqual({
      state: awakeState(home, start),
      change: 'resumed',
    })
  })

  it('reports resuming when the screen is unlocked and resuming was not reported', () => {
    expect(nextPowerNetworkState(asleep, 'unlock-screen', office, start)).toEqual({ state: awake, change: 'resumed' })
  })

  it('reports a network change when the screen is unlocked, even if the network looks the same', () => {
    expect(change(awake, 'unlock-screen')).toBe('network-changed')
  })
})

describe('a regular check', () => {
  it('reports nothing while the network stays the same', () => {
    expect(reportsOf(awake, [networkCheckMs, networkCheckMs, 2 * networkCheckMs], { ...office })).toEqual([
      null,
      null,
      null,
    ])
  })

  it.each([
    ['another network, online all along', office, home],
    ['no network any more', office, offline],
    ['a network again', offline, office],
    ['a network again, without known addresses', offline, { isOnline: true, addresses: '' }],
  ])('reports %s once', (_, network, next) => {
    expect(reportsOf(awakeState(network, start), [networkCheckMs, networkCheckMs], next)).toEqual([
      'network-changed',
      null,
    ])
  })

  it('reports nothing while the machine goes to sleep, and after resuming what has changed since', () => {
    expect(reportsOf(asleep, [1_000, networkCheckMs], offline)).toEqual([null, null])
    const { state } = nextPowerNetworkState(asleep, 'resume', offline, start)
    expect(change(state, 'check', home)).toBe('network-changed')
  })

  it('that goes on running proves that the machine is awake, though it never said so', () => {
    expect(reportsOf(asleep, [1_000, networkCheckMs, networkCheckMs, networkCheckMs])).toEqual([
      null,
      null,
      'resumed',
      null,
    ])
  })

  it('that was held up proves a sleep that is over, at once', () => {
    expect(reportsOf(asleep, [3_600_000, networkCheckMs])).toEqual(['resumed', null])
    expect(reportsOf(awake, [3_600_000, networkCheckMs])).toEqual(['network-changed', null])
  })
})
