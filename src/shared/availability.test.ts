import { describe, expect, it } from 'vitest'
import { availabilityOf, hasConflictingStates, type Availability } from './availability.ts'

const words: Readonly<Record<string, Availability>> = {
  f: 'free',
  s: 'soon',
  b: 'busy',
  o: 'offline',
  '?': 'unknown',
  X: 'unknown',
  B: 'busy',
}
const platformStatuses = [null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]

/**
 * docs/product.md §6 over docs/gateway.md §3.1 and §3.2, for an agent whose media servers are all
 * signed in: a row for each gateway status, a column for each platform status in the order above.
 * X: the two contradict each other and one of them would allow a call, which is unknown. B: they
 * contradict each other, but neither allows a call, which is busy.
 */
const table: Readonly<Record<number, string>> = {
  0: '? o ? ? ? ? ? ? ? ? ? ? ? ?',
  1: '? o ? ? ? ? ? ? ? ? ? ? ? ?',
  2: 'o o X B B B B B B B B B o o',
  3: 'b B X B B B B B b B B B b b',
  4: 'f X f X X X X X X X X X f f',
  5: 's B X B B B B s B B B s s s',
  6: 'f X f X X X X X X X X X f f',
  7: 'b B X b b b b B B B B B b b',
  8: 'b B X B B B B B B b B B b b',
  9: 'b o b b b b b b b b b b b b',
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
  phonenumber: '70942',
  inMultimediaConf: false as boolean | null,
})

describe('availabilityOf', () => {
  it.each(cells)('reads status $status with platform status $ctiStatus as $cell', ({ status, ctiStatus, cell }) => {
    expect(availabilityOf(agentWith(status, ctiStatus))).toBe(words[cell])
  })

  it('takes nobody for free whose voice server is not signed in', () => {
    for (const status of [4, 6]) {
      expect(availabilityOf({ ...agentWith(status, 1), mediatype: 'FTT' })).toBe('unknown')
      expect(availabilityOf({ ...agentWith(status, 1), mediatype: 'TFF' })).toBe('free')
    }
  })

  it('never takes a colleague without a phone number for free, and says what is missing', () => {
    for (const status of [4, 6])
      for (const mediatype of ['TTT', 'TFF', 'FTT', 'FFF', ''])
        expect(availabilityOf({ ...agentWith(status, 1), mediatype, phonenumber: '' })).toBe('free-no-phone')
  })

  it('lets no missing phone number hide that a colleague is not free', () => {
    const without = { phonenumber: '' }
    expect(availabilityOf({ ...agentWith(7, 5), ...without })).toBe('busy')
    expect(availabilityOf({ ...agentWith(2, 0), ...without })).toBe('offline')
    expect(availabilityOf({ ...agentWith(4, 5), ...without })).toBe('unknown')
    expect(availabilityOf({ ...agentWith(4, 1), ...without, inMultimediaConf: true })).toBe('busy')
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
    expect(hasConflictingStates({ status, ctiStatus })).toBe(cell === 'X' || cell === 'B')
  })
})
