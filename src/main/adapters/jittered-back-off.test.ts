import { describe, expect, it } from 'vitest'
import { jitteredBackOff } from './jittered-back-off.ts'

const seats = 2_000
const binMs = 100

/** After how long each seat makes its nth try, when all lose the gateway at the same moment. */
function arrivalsOf(tries: number): number[] {
  return Array.from({ length: seats }, () => {
    const backOff = jitteredBackOff()
    return Array.from({ length: tries }, () => backOff.nextDelayMs()).reduce((sum, delayMs) => sum + delayMs, 0)
  })
}

/** The fullest tenth of a second, and what it would hold if all were alike. */
function loadOf(arrivals: readonly number[]): { readonly peak: number; readonly mean: number } {
  const counts = new Map<number, number>()
  for (const at of arrivals) counts.set(Math.floor(at / binMs), (counts.get(Math.floor(at / binMs)) ?? 0) + 1)
  const bins = [...counts.keys()]
  return { peak: Math.max(...counts.values()), mean: seats / (Math.max(...bins) - Math.min(...bins) + 1) }
}

describe('2,000 seats that lose their gateway at the same moment', () => {
  it('come back evenly spread: no tenth of a second gets much more than the mean', () => {
    const { peak, mean } = loadOf(arrivalsOf(1))
    expect(peak / mean).toBeLessThan(2.5)
    expect(peak).toBeLessThan(seats / 25)
  })

  it.each([2, 3, 4])('have no common moment at try %i either', (tries) => {
    expect(loadOf(arrivalsOf(tries)).peak).toBeLessThan(seats / 25)
  })
})

describe('the waits of one seat', () => {
  it('are from half a second to 30 seconds, and longer as a rule with each try', () => {
    const means = [0, 0, 0, 0]
    for (let seat = 0; seat < seats; seat += 1) {
      const backOff = jitteredBackOff()
      means.forEach((sum, index) => {
        const delayMs = backOff.nextDelayMs()
        expect(delayMs).toBeGreaterThanOrEqual(500)
        expect(delayMs).toBeLessThanOrEqual(30_000)
        means[index] = sum + delayMs / seats
      })
    }
    const [first = 0, second = 0, third = 0, fourth = 0] = means
    expect(first).toBeLessThan(second)
    expect(second).toBeLessThan(third)
    expect(Math.abs(third - fourth)).toBeLessThan(1_500)
  })
})
