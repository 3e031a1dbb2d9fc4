import { describe, expect, it } from 'vitest'
import { areDetailsOpen, foldAfter, toggleDetails, type DetailsFold } from './details-fold.ts'

/** Whether the details are open on each of these cards in turn, after a first toggle. */
function openOn(worknos: readonly string[], areKeptOpen: boolean): boolean[] {
  let fold: DetailsFold = toggleDetails(null, worknos[0] ?? '', areKeptOpen)
  return worknos.map((workno) => {
    fold = foldAfter(fold, workno, areKeptOpen)
    return areDetailsOpen(fold, workno, areKeptOpen)
  })
}

describe('the details of a card', () => {
  it('begin folded, or open if the setting keeps them open', () => {
    expect([false, true].map((areKeptOpen) => areDetailsOpen(null, '20101', areKeptOpen))).toEqual([false, true])
  })

  it('stay open for the same colleague alone', () => {
    expect(openOn(['20101', '20101', '20102', '20101'], false)).toEqual([true, true, false, false])
  })

  it('stay as the agent left them if the setting keeps them open', () => {
    expect(openOn(['20101', '20102', '20101'], true)).toEqual([false, false, false])
  })
})
