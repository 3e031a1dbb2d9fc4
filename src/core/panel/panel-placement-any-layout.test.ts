import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { display, grown, icon } from './displays.testkit.ts'
import { placePanel, withHeight } from './panel-placement.ts'
import type { DisplayInfo, Placement, PlacementInput, Rectangle } from './panel-placement.ts'

const fixedEdge = ({ bounds, grows }: Placement): number => bounds.y + (grows === 'up' ? bounds.height : 0)

describe('a panel on any displays', () => {
  const whole = (min: number, max: number) => fc.integer({ min, max })
  const fraction = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  const displaysFrom = (width: number, height: number) => {
    const bars = fc.record({ top: whole(0, 60), right: whole(0, 60), bottom: whole(0, 60), left: whole(0, 60) })
    const facts = fc.tuple(whole(-4000, 4000), whole(-4000, 4000), whole(width, 5120), whole(height, 2880), bars)
    return fc.array(
      facts.map((numbers) => display(...numbers)),
      { minLength: 1, maxLength: 3 },
    )
  }
  const point = fc.record({ x: fraction(-6000, 6000), y: fraction(-6000, 6000) })
  const situationsFrom = (width: number, height: number): fc.Arbitrary<PlacementInput> =>
    fc.record({
      mode: fc.constantFrom('pinned', 'quick'),
      displays: displaysFrom(width, height),
      cursor: point,
      trayBounds: fc.option(point.map(({ x, y }) => icon(x, y))),
      remembered: fc.option(point),
      size: fc.record({ width: fc.constantFrom(360, 359.6, 360.4), height: fraction(100, 560) }),
      maxHeight: fc.constant(560),
    })
  /** Inside a work area, or at its left edge if that is narrower than the panel. */
  const isVisible = (bounds: Rectangle, displays: readonly DisplayInfo[]) =>
    displays.some(({ workArea: { x, y, width, height } }) => {
      const across = width < 360 ? bounds.x === x : bounds.x >= x && bounds.x + bounds.width <= x + width
      return across && bounds.y >= y && bounds.y + bounds.height <= y + height
    })

  it('gets whole pixels inside one work area, at every height', () => {
    fc.assert(
      fc.property(situationsFrom(200, 200), fraction(100, 560), (situation, height) => {
        const placement = placePanel(situation)
        for (const bounds of [placement.bounds, withHeight(placement, height, situation.displays)]) {
          expect(Object.values(bounds).every((value) => Number.isInteger(value) && !Object.is(value, -0))).toBe(true)
          expect(isVisible(bounds, situation.displays)).toBe(true)
        }
      }),
    )
  })

  it('never moves the fixed edge of a panel without a remembered position', () => {
    const untouched = situationsFrom(500, 700).map((situation) => ({ ...situation, remembered: null }))
    fc.assert(
      fc.property(untouched, fc.array(fraction(100, 560), { maxLength: 4 }), (situation, heights) => {
        let placement = placePanel(situation)
        const edge = fixedEdge(placement)
        for (const height of heights) {
          placement = grown(placement, height, situation.displays)
          expect(fixedEdge(placement)).toBe(edge)
          expect(placement.bounds.height).toBe(Math.ceil(height))
        }
      }),
    )
  })

  it('moves a panel with a remembered position only as far as needed', () => {
    fc.assert(
      fc.property(situationsFrom(500, 700), point, fraction(100, 560), (situation, remembered, height) => {
        const displays = situation.displays.slice(0, 1)
        const placement = placePanel({ ...situation, mode: 'pinned', displays, remembered })
        const { y, height: room } = displays[0]!.workArea
        const expected = Math.min(placement.bounds.y, y + room - Math.ceil(height))
        expect(withHeight(placement, height, displays).y).toBe(expected)
      }),
    )
  })

  it('does not move a panel that is already well placed', () => {
    fc.assert(
      fc.property(situationsFrom(500, 700), (situation) => {
        const placement = placePanel(situation)
        const { bounds, grows } = placement
        expect(withHeight(placement, bounds.height, situation.displays)).toEqual(bounds)
        const again = placePanel({ ...situation, mode: 'pinned', remembered: bounds })
        expect(again).toEqual({ bounds, grows: 'down' })
        expect(withHeight({ bounds, grows }, bounds.height, situation.displays)).toEqual(bounds)
      }),
    )
  })
})
