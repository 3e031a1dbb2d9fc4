import { describe, expect, it } from 'vitest'
import { sampleAgent } from '../testing/samples.ts'
import { RecentLookups } from './recent-lookups.svelte.ts'

const agent = (workno: string, name = workno): typeof sampleAgent => ({ ...sampleAgent, workno, name })

function recentsOf(...worknos: string[]): RecentLookups {
  const recents = new RecentLookups()
  worknos.forEach((workno) => recents.remember(agent(workno)))
  return recents
}
const numbers = (recents: RecentLookups, text = ''): string[] => recents.matching(text).map(({ workno }) => workno)

describe('RecentLookups', () => {
  it('has the newest first and each colleague once', () => {
    expect(numbers(recentsOf('20011', '20012', '20011'))).toEqual(['20011', '20012'])
  })

  it('keeps eight', () => {
    const recents = recentsOf(...Array.from({ length: 10 }, (_, index) => String(20_000 + index)))
    expect(numbers(recents)).toHaveLength(8)
    expect(numbers(recents)[0]).toBe('20009')
  })

  it('keeps no state of a colleague, which would be old when seen again', () => {
    expect(recentsOf('20011').matching('')[0]).toEqual({ workno: '20011', name: '20011', groupname: 'Second line' })
  })

  it('finds by the beginning of the number or a part of the name', () => {
    const recents = recentsOf('20011', '3107')
    recents.remember(agent('20540', '陈晨'))
    expect(numbers(recents, '２０')).toEqual(['20540', '20011'])
    expect(numbers(recents, '晨')).toEqual(['20540'])
  })

  it('moves the choice round through all rows and no row', () => {
    const recents = recentsOf('20011', '20012')
    const visited = ([1, 1, 1, -1, -1] as const).map((step) => {
      recents.move(step, 2)
      return recents.activeIndex
    })
    expect(visited).toEqual([0, 1, -1, 1, 0])
  })
})
