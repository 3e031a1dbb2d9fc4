import { describe, expect, it } from 'vitest'
import type { PanelPosition } from '../../shared/settings.ts'
import { positionFor, withPosition } from './panel-positions.ts'

const at = (layout: string, x: number): PanelPosition => ({ layout, x, y: 0 })
const office = at('office', 10)
const home = at('home', 20)

describe('withPosition', () => {
  it('keeps one position for each arrangement, the newest last', () => {
    expect(withPosition([], office)).toEqual([office])
    expect(withPosition([office, home], at('office', 30))).toEqual([home, at('office', 30)])
  })

  it('drops the oldest of more than twelve arrangements', () => {
    const many = Array.from({ length: 30 }, (_, number) => at(`layout ${number}`, number))
    const result = many.reduce<readonly PanelPosition[]>(withPosition, [])
    expect(result).toEqual(many.slice(-12))
  })

  it('does not change its input', () => {
    const before = [office]
    withPosition(before, home)
    expect(before).toEqual([office])
  })
})

describe('positionFor', () => {
  it('is the last position with these displays', () => {
    expect(positionFor([office, home], 'office')).toMatchObject({ x: 10, y: 0 })
  })

  it('is the newest position of all for new displays', () => {
    expect(positionFor([office, home], 'elsewhere')).toMatchObject({ x: 20, y: 0 })
  })

  it('is null if the panel was never moved', () => {
    expect(positionFor([], 'office')).toBeNull()
  })
})
