import { describe, expect, it } from 'vitest'
import type { PanelPosition } from '../../shared/settings.ts'
import { positionFor, withPosition } from './panel-positions.ts'

const at = (layout: string, x: number): PanelPosition => ({ layout, x, y: 0 })
const office = at('office', 10)
const home = at('home', 20)

describe('withPosition', () => {
  it('keeps one place for each arrangement, the newest last', () => {
    expect(withPosition([], office)).toEqual([office])
    expect(withPosition([office, home], at('office', 30))).toEqual([home, at('office', 30)])
  })

  it('forgets the oldest of too many arrangements', () => {
    const many = Array.from({ length: 30 }, (_, number) => at(`layout ${number}`, number))
    const kept = many.reduce<readonly PanelPosition[]>(withPosition, [])
    expect(kept).toEqual(many.slice(-12))
  })

  it('does not change the list that it was given', () => {
    const before = [office]
    withPosition(before, home)
    expect(before).toEqual([office])
  })
})

describe('positionFor', () => {
  it('is where the panel was left with these displays', () => {
    expect(positionFor([office, home], 'office')).toMatchObject({ x: 10, y: 0 })
  })

  it('is the newest place of all with displays that are new', () => {
    expect(positionFor([office, home], 'elsewhere')).toMatchObject({ x: 20, y: 0 })
  })

  it('is none when the panel was never moved', () => {
    expect(positionFor([], 'office')).toBeNull()
  })
})
