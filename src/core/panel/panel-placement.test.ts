import { describe, expect, it } from 'vitest'
import { display, grown, hd, icon, scaled } from './displays.testkit.ts'
import { layoutKey, placementAfterUserMove, placePanel, withHeight } from './panel-placement.ts'
import type { DisplayInfo, Placement, PlacementInput, Point, Rectangle } from './panel-placement.ts'

type More = Partial<PlacementInput>

const at = (x: number, y: number): Point => ({ x, y })
const size = (height: number): More => ({ size: { width: 360, height } })
const plain = {
  cursor: at(10, 10),
  trayBounds: null,
  remembered: null,
  size: { width: 360, height: 200 },
  maxHeight: 560,
}
const pinned = (displays: DisplayInfo[], remembered: Point | null = null, more: More = {}): PlacementInput => {
  return { ...plain, mode: 'pinned', displays, remembered, ...more }
}
const quick = (displays: DisplayInfo[], cursor: Point, more: More = {}): PlacementInput => {
  return { ...plain, mode: 'quick', displays, cursor, ...more }
}
const tray = (displays: DisplayInfo[], trayBounds: Rectangle, more: More = {}): PlacementInput => {
  return { ...plain, mode: 'quick', displays, trayBounds, ...more }
}
const down = (x: number, y: number, height = 200): Placement => {
  return { bounds: { x, y, width: 360, height }, grows: 'down' }
}
const up = (x: number, y: number, height = 200): Placement => ({ bounds: { x, y, width: 360, height }, grows: 'up' })

const one = [hd(0, 0)]
const beside = [hd(0, 0), hd(1920, 0)]
const menuBar = { top: 25 }
const wideDock = { top: 25, left: 100 }
const mixed = [scaled(1, hd(0, 0)), scaled(1.5, display(1920, 0, 1707, 960))]
const overlapping = [scaled(1, hd(0, 0)), scaled(1.5, hd(1000, 0, {}))]
const gap = [hd(0, 0), hd(2400, 0)]
const small = [display(0, 0, 800, 600)]
const tiny = [display(0, 0, 320, 240)]

const layouts: [string, PlacementInput, Placement][] = [
  // Pinned, never moved.
  ['a first start pins to the top right of the display', pinned(one), down(1536, 24)],
  ['a first start pins to the primary display', pinned(beside), down(1536, 24)],
  ['the primary display may be the right one', pinned([hd(1920, 0), hd(0, 0)]), down(3456, 24)],
  ['the primary display may be at negative coordinates', pinned([hd(-1920, -200)]), down(-384, -176)],
  ['a menu bar pushes the pinned panel down', pinned([hd(0, 0, menuBar)]), down(1536, 49)],
  ['a taskbar on the right pushes it left', pinned([hd(0, 0, { right: 60 })]), down(1476, 24)],
  ['a hidden taskbar takes nothing', pinned([hd(0, 0, {})]), down(1536, 24)],
  ['a portrait display has a top right too', pinned([display(0, 0, 1080, 1920)]), down(696, 24)],
  ['so does an ultra-wide one', pinned([display(0, 0, 5120, 1440)]), down(4736, 24)],
  ['800x600 leaves room to grow instead of a margin', pinned(small), down(416, 0)],
  ['what is left of the margin is kept', pinned([display(0, 0, 800, 600, { bottom: 28 })]), down(416, 12)],
  ['a display of 370 px has no margin left', pinned([display(0, 0, 370, 800)]), down(0, 24)],
  ['320x240 shows the top left', pinned(tiny), down(0, 0)],
  ['320x240 cuts what is too high', pinned(tiny, null, size(300)), down(0, 0, 200)],
  ['a first start at full height stands the same', pinned(one, null, size(560)), down(1536, 24, 560)],
  ['pinned does not care about the tray', pinned(one, null, { trayBounds: icon(900, 1048) }), down(1536, 24)],

  // Pinned, where the agent left it.
  ['a remembered place is kept', pinned(one, at(700, 300)), down(700, 300)],
  ['room to grow does not move a remembered place', pinned(one, at(700, 840)), down(700, 840)],
  ['a remembered place under the taskbar comes up', pinned(one, at(700, 1000)), down(700, 840)],
  ['a remembered place beyond the right comes back', pinned(one, at(1800, 300)), down(1560, 300)],
  ['a remembered place beyond the top left comes back', pinned(one, at(-50, -20)), down(0, 0)],
  ['a remembered place is whole', pinned(one, at(700.4, 300.6)), down(700, 301)],
  ['no pixel is minus nothing', pinned(one, at(-0, -0.4)), down(0, 0)],
  ['the second display remembers too', pinned(beside, at(2500, 500)), down(2500, 500)],
  ['between two displays, the larger part counts: right', pinned(beside, at(1800, 100)), down(1920, 100)],
  ['between two displays, the larger part counts: left', pinned(beside, at(1700, 100)), down(1560, 100)],
  ['half and half goes to the first', pinned(beside, at(1740, 100)), down(1560, 100)],
  ['between stacked displays, the larger part counts', pinned([hd(0, 0), hd(0, 1080)], at(500, 1000)), down(500, 1080)],
  ['the right display was unplugged', pinned(one, at(2500, 500)), down(1560, 500)],
  ['the left display was unplugged', pinned(one, at(-1500, 500)), down(0, 500)],
  ['the upper display was unplugged', pinned(one, at(500, -900)), down(500, 0)],
  ['the lower display was unplugged', pinned(one, at(500, 1500)), down(500, 840)],
  ['of two left, the nearer one takes it', pinned(beside, at(4000, 1500)), down(3480, 840)],
  ['in a gap, the left display is nearer', pinned(gap, at(1950, 100)), down(1560, 100)],
  ['in a gap, the right display is nearer', pinned(gap, at(2030, 100)), down(2400, 100)],
  ['60 px both ways are nearer than 90 px', pinned([hd(2430, 1000), hd(0, 0)], at(1980, 1140)), down(1560, 840)],
  ['60 px both ways are farther than 70 px', pinned([hd(0, 0), hd(2410, 1000)], at(1980, 1140)), down(2410, 1140)],
  ['where displays overlap, the larger part counts', pinned(overlapping, at(1650, 300)), down(1650, 300)],
  ['where both hold it, the work area counts', pinned(overlapping, at(1200, 880)), down(1200, 880)],
  ['a remembered place on 320x240 goes to the top left', pinned(tiny, at(100, 100)), down(0, 0)],

  // Quick search under the cursor.
  ['quick search opens in the upper middle', quick(one, at(10, 10)), down(780, 187)],
  ['quick search forgets the pinned place', quick(one, at(10, 10), { remembered: at(5, 5) }), down(780, 187)],
  ['quick search follows the cursor to the right', quick(beside, at(3000, 900)), down(2700, 187)],
  ['quick search follows the cursor to the left', quick([hd(0, 0), hd(-1920, 0)], at(-5, 900)), down(-1140, 187)],
  ['quick search follows the cursor upward', quick([hd(0, 0), hd(0, -1080)], at(5, -1)), down(780, -893)],
  ['the first pixel of the right display is its own', quick(beside, at(1920, 500)), down(2700, 187)],
  ['the last pixel of the left display is its own', quick(beside, at(1919, 500)), down(780, 187)],
  ['in a gap, the cursor is nearer to the left', quick(gap, at(2000, 500)), down(780, 187)],
  ['in a gap, the cursor is nearer to the right', quick(gap, at(2300, 500)), down(3180, 187)],
  ['a cursor outside of all finds the nearest', quick(beside, at(9000, -900)), down(2700, 187)],
  ['another scale means another middle', quick(mixed, at(2000, 5)), down(2594, 166)],
  ['quick search opens on a portrait display', quick([display(0, 0, 1080, 1920)], at(5, 5)), down(360, 338)],
  ['quick search opens on an ultra-wide display', quick([display(0, 0, 5120, 1440)], at(5, 5)), down(2380, 252)],
  ['quick search opens below a menu bar', quick([hd(0, 0, menuBar)], at(5, 5)), down(780, 215)],
  ['1366x768 has room for the highest panel', quick([display(0, 0, 1366, 768)], at(5, 5)), down(503, 131)],
  ['1280x720 has a little less', quick([display(0, 0, 1280, 720)], at(5, 5)), down(460, 120)],
  ['800x600 has nothing to spare', quick(small, at(5, 5)), down(220, 0)],
  ['320x240 is full of quick search', quick(tiny, at(5, 5), size(560)), down(0, 0, 200)],
  ['a broken height is rounded up', quick(one, at(5, 5), size(200.2)), down(780, 187, 201)],
  ['its size may exceed its highest', quick(small, at(5, 5), { ...size(500), maxHeight: 300 }), down(220, 60, 500)],
  ['a lower highest panel may stand lower', quick(small, at(5, 5), { maxHeight: 300 }), down(220, 101)],

  // Quick search at the tray.
  ['bottom taskbar: above the icon', tray(one, icon(1700, 1048)), up(1532, 832)],
  ['bottom taskbar: kept off the right edge', tray(one, icon(1890, 1048)), up(1552, 832)],
  ['bottom taskbar: kept off the left edge', tray(one, icon(10, 1048)), up(8, 832)],
  ['bottom taskbar: an icon that opened out of the bar', tray(one, icon(1880, 700)), up(1552, 832)],
  ['menu bar: below the icon', tray([hd(0, 0, menuBar)], icon(1500, 0)), down(1332, 33)],
  ['menu bar and dock below', tray([hd(0, 0, { ...menuBar, bottom: 80 })], icon(1500, 0)), down(1332, 33)],
  ['menu bar above a dock', tray([hd(0, 0, { ...menuBar, right: 80 })], icon(1880, 0)), down(1472, 33)],
  ['left taskbar, lower half', tray([hd(0, 0, { left: 60 })], icon(18, 1044)), up(68, 868)],
  ['left taskbar, last icon', tray([hd(0, 0, { left: 60 })], icon(18, 1054)), up(68, 872)],
  ['left taskbar, upper half', tray([hd(0, 0, { left: 60 })], icon(18, 100)), down(68, 100)],
  ['right taskbar, lower half', tray([hd(0, 0, { right: 60 })], icon(1878, 1044)), up(1492, 868)],
  ['right taskbar, first icon', tray([hd(0, 0, { right: 60 })], icon(1878, 2)), down(1492, 8)],
  ['a dock holds its icon, though the menu bar is nearer', tray([hd(0, 0, wideDock)], icon(48, 38)), down(108, 38)],
  ['hidden taskbar at the bottom', tray([hd(0, 0, {})], icon(1500, 1050)), up(1332, 872)],
  ['hidden taskbar at the top', tray([hd(0, 0, {})], icon(1500, 6)), down(1332, 8)],
  ['hidden taskbar at the left', tray([hd(0, 0, {})], icon(6, 700)), up(8, 524)],
  ['hidden taskbar at the right', tray([hd(0, 0, {})], icon(1890, 300)), down(1552, 300)],
  ['hidden taskbar, icon in the corner', tray([hd(0, 0, {})], icon(1890, 1050)), up(1552, 872)],
  ['the tray is on the secondary display', tray(beside, icon(3600, 1048)), up(3432, 832)],
  ['the tray is on a display above', tray([hd(0, 0), hd(0, -1080)], icon(900, -32)), up(732, -248)],
  ['the tray is on a display of another scale', tray(mixed, icon(3500, 928)), up(3259, 712)],
  ['the tray is on a portrait display', tray([display(0, 0, 1080, 1920)], icon(900, 1888)), up(712, 1672)],
  ['800x600 with a tray has no gap', tray(small, icon(700, 568)), up(432, 360)],
  ['800x600 with a thin bar', tray([display(0, 0, 800, 600, { bottom: 28 })], icon(700, 574)), up(432, 364)],
  ['800x600 with a thin menu bar', tray([display(0, 0, 800, 600, { top: 28 })], icon(700, 2)), down(432, 36)],
  ['370 px beside a left taskbar', tray([display(0, 0, 430, 800, { left: 60 })], icon(18, 10)), down(68, 10)],
  ['370 px beside a right taskbar', tray([display(0, 0, 430, 800, { right: 60 })], icon(388, 10)), down(2, 10)],
  ['320x240 keeps a low panel at its bar', tray(tiny, icon(290, 208), size(120)), up(0, 80, 120)],

  ['no display at all', quick([], at(5, 5)), down(0, 0)],
]

describe('placePanel', () => {
  it.each(layouts)('%s', (_sentence, situation, placement) => {
    expect(placePanel(situation)).toEqual(placement)
  })
})

describe('withHeight', () => {
  it('grows down from the top edge and comes back', () => {
    const high = grown(down(700, 300), 500, one)
    expect(high).toEqual(down(700, 300, 500))
    expect(grown(high, 200, one)).toEqual(down(700, 300))
  })

  it('grows up from the bottom edge and comes back', () => {
    const high = grown(up(1532, 832), 560, one)
    expect(high).toEqual(up(1532, 472, 560))
    expect(grown(high, 200, one)).toEqual(up(1532, 832))
  })

  it('moves a remembered place up only as far as the content needs, and back with less', () => {
    const placement = placePanel(pinned(one, at(700, 800)))
    expect(withHeight(placement, 240, one)).toMatchObject({ y: 800, height: 240 })
    expect(withHeight(placement, 400, one)).toMatchObject({ y: 640, height: 400 })
    expect(withHeight(placement, 200, one)).toEqual(placement.bounds)
  })

  it('moves down what has no room above', () => {
    expect(withHeight(up(700, 100), 560, one)).toEqual(down(700, 0, 560).bounds)
  })

  it('stays on its display when most of the new height would be on the one below', () => {
    expect(withHeight(down(700, 840), 560, [hd(0, 0), hd(0, 1080)])).toEqual(down(700, 480, 560).bounds)
  })

  it('where displays overlap, keeps to the one that has room', () => {
    expect(withHeight(down(1200, 500), 560, overlapping)).toEqual(down(1200, 500, 560).bounds)
  })

  it('cuts the height to a small work area', () => {
    expect(withHeight(down(0, 0), 560, tiny)).toEqual(down(0, 0, 200).bounds)
    expect(withHeight(up(0, 80, 120), 560, tiny)).toEqual(down(0, 0, 200).bounds)
  })

  it('rounds a broken height up, so that nothing is cut off', () => {
    expect(withHeight(down(700, 300), 200.2, one)).toEqual(down(700, 300, 201).bounds)
  })

  it('does without displays', () => {
    expect(withHeight(up(0, 0), 300, [])).toEqual(up(0, -100, 300).bounds)
  })
})

describe('placementAfterUserMove', () => {
  it('is nothing while the window is where it was put, at whatever height, or off by what a scale rounds', () => {
    expect(placementAfterUserMove(down(700, 300), down(700, 300, 400).bounds, one)).toBeNull()
    expect(placementAfterUserMove(up(700, 300, 200), withHeight(up(700, 300, 200), 300, one), one)).toBeNull()
    expect(placementAfterUserMove(down(700, 300), down(698, 302).bounds, one)).toBeNull()
  })

  it('is where the window was put by somebody else, from where it grows down', () => {
    expect(placementAfterUserMove(up(700, 300), down(703, 300, 400).bounds, one)).toEqual(down(703, 300, 400))
    expect(placementAfterUserMove(down(700, 300), { ...down(700, 250).bounds, width: 361 }, one)).toEqual(
      down(700, 250),
    )
  })
})

describe('layoutKey', () => {
  it('is the same for the same displays in another order, and when a taskbar moves', () => {
    expect(layoutKey([hd(0, 0, { top: 30 }), hd(1920, 0, {})])).toBe(layoutKey([hd(1920, 0), hd(0, 0)]))
  })

  it('says bounds and scale', () => {
    expect(layoutKey(mixed)).toBe('0,0,1920x1080@1 1920,0,1707x960@1.5')
    expect(layoutKey([])).toBe('')
  })

  it.each<[string, DisplayInfo[]]>([
    ['a display is gone', one],
    ['a display is mirrored', [hd(0, 0), hd(0, 0)]],
    ['a display is at the other side', [hd(0, 0), hd(-1920, 0)]],
    ['a display is of another size', [hd(0, 0), display(1920, 0, 1920, 1200)]],
    ['a display is scaled', [hd(0, 0), scaled(1.25, hd(1920, 0))]],
  ])('is another when %s', (_change, displays) => {
    expect(layoutKey(displays)).not.toBe(layoutKey(beside))
  })
})
