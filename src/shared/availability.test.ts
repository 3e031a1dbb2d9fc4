import { describe, expect, it } from 'vitest'
import { availabilityOf, hasConflictingStates, type Availability } from './availability.ts'

const words: Readonly<Record<string, Availability>> = { f: 'free', s: 'soon', b: 'busy', o: 'offline', '?': 'unknown' }
const platformStatuses = [null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]

/**
 * docs/product.md §6 over docs/gateway.md §3.1 and §3.2, for an agent whose media servers are all
 * signed in: a row for each gateway status, a column for each platform status in the order above.
 * X: the two contradict each other, which is unknown.
 */
const table: Readonly<Record<number, string>> = {
  0: '? o ? ? ? ? ? ? ? ? ? ? ? ?',
  1: '? o ? ? ? ? ? ? ? ? ? ? ? ?',
  2: 'o o X X X X X X X X X X o o',
  3: 'b X X X X X X X b X X X b b',
  4: 'f X f X X X X X X X X X f f',
  5: 's X X X X X X s X X X s s s',
  6: 'f X f X X X X X X X X X f f',
  7: 'b X X b b b b X X X X X b b',
  8: 's X X X X X X X X s X X s s',
  9: 's o s s s s s s s s s s s s',
  10: '? o ? ? ? ? ? ? ? ? ? ? ? ?',
  [-1]: '? o ? ? ? ? ? ? ? ? ? ? ? ?',
}

const cells = Object.entries(table).flatMap(([status, row]) =>
  row.split(' ').map((cell, column) => ({ status: Number(status), ctiStatus: platformStatuses[column] ?? null, cell })),
)
const agentWith = (status: number, ctiStatus: number | null) => ({
  status,
  ctiStatus,
  mediatype: 'TTT',
  inMultimediaConf: false as boolean | null,
})

describe('availabilityOf', () => {
  it.each(cells)('reads status $status with platform status $ctiStatus as $cell', ({ status, ctiStatus, cell }) => {
    expect(availabilityOf(agentWith(status, ctiStatus))).toBe(cell === 'X' ? 'unknown' : words[cell])
  })

  it('takes nobody for free whose voice server is not signed in', () => {
    for (const status of [4, 6]) {
      expect(availabilityOf({ ...agentWith(status, 1), mediatype: 'FTT' })).toBe('unknown')
      expect(availabilityOf({ ...agentWith(status, 1), mediatype: 'TFF' })).toBe('free')
    }
  })

  it('takes an idle colleague for free when the gateway sends no media letters', () => {
    expect(availabilityOf({ ...agentWith(4, 1), mediatype: '' })).toBe('free')
  })

  it('takes anybody in a multimedia conference for busy, unless offline or contradictory', () => {
    for (const status of [0, 3, 4, 5, 6, 7, 8, 9])
      expect(availabilityOf({ ...agentWith(status, null), inMultimediaConf: true })).toBe('busy')
    expect(availabilityOf({ ...agentWith(2, 0), inMultimediaConf: true })).toBe('offline')
    expect(availabilityOf({ ...agentWith(4, 7), inMultimediaConf: true })).toBe('unknown')
  })

  it('does not mind a gateway that says nothing about conferences', () => {
    expect(availabilityOf({ ...agentWith(4, 1), inMultimediaConf: null })).toBe('free')
  })
})

describe('hasConflictingStates', () => {
  it.each(cells)('knows whether $status and $ctiStatus go together', ({ status, ctiStatus, cell }) => {
    expect(hasConflictingStates({ status, ctiStatus })).toBe(cell === 'X')
  })
})
