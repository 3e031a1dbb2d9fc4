export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rectangle extends Point {
  readonly width: number
  readonly height: number
}

/**
 * A display as Electron reports it, in device-independent pixels. The first of a list is the
 * primary one.
 */
export interface DisplayInfo {
  readonly bounds: Rectangle
  readonly workArea: Rectangle
  readonly scaleFactor: number
}

export interface PlacementInput {
  /**
   * `pinned`: stays where the agent put it. `quick`: opens at the tray icon or on the cursor's
   * display.
   */
  readonly mode: 'pinned' | 'quick'
  readonly displays: readonly DisplayInfo[]
  readonly cursor: Point
  /**
   * The tray icon's bounds if the panel is opened from there. Null on Linux, which does not report
   * them.
   */
  readonly trayBounds: Rectangle | null
  /** The last position of the pinned panel with these displays. */
  readonly remembered: Point | null
  readonly size: { readonly width: number; readonly height: number }
  /** The greatest height that the panel may grow to. */
  readonly maxHeight: number
}

export interface Placement {
  readonly bounds: Rectangle
  /** `down`: the top edge stays when the height changes. `up`: the bottom edge stays. */
  readonly grows: 'down' | 'up'
}

type Size = PlacementInput['size']

/** The preferred position at the greatest height, before it is moved into the work area. */
interface PreferredPosition extends Point {
  readonly grows: Placement['grows']
  readonly margin: number
}

const cornerMargin = 24
const trayGap = 8
/** Distance of the quick search from the top, as a share of the work area's height. */
const quickSearchTop = 0.18

const right = ({ x, width }: Rectangle): number => x + width
const bottom = ({ y, height }: Rectangle): number => y + height
const centre = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 })

/**
 * Computes where the panel opens: in whole pixels, inside one work area, with room to grow to
 * `maxHeight` without moving the edge that stays. A remembered position is used as it is, without
 * that room. If the work area is smaller than the panel, the height is cut and the top left is
 * visible.
 */
export function placePanel(input: PlacementInput): Placement {
  const size = { width: Math.round(input.size.width), height: Math.ceil(input.size.height) }
  const remembered = input.mode === 'pinned' ? input.remembered : null
  const display = targetDisplay(input, remembered && { ...remembered, ...size })
  if (!display) return { bounds: { x: 0, y: 0, ...size }, grows: 'down' }

  const area = display.workArea
  const height = Math.min(size.height, area.height)
  const fullHeight = Math.min(Math.max(size.height, Math.ceil(input.maxHeight)), area.height)
  const full = { width: size.width, height: remembered ? height : fullHeight }
  const preferred: PreferredPosition = remembered
    ? { ...remembered, grows: 'down', margin: 0 }
    : preferredPosition(input, display, full)
  const bounds = clampInside({ x: preferred.x, y: preferred.y, ...full }, area, preferred.margin)
  return { bounds: atHeight({ bounds, grows: preferred.grows }, height), grows: preferred.grows }
}

/**
 * The bounds for another height: one edge stays, and the window stays inside the work area of its
 * display. Pass the placement as `placePanel` returned it, not the last bounds. Then a window that
 * had to move for a greater height moves back when it shrinks.
 */
export function withHeight(placement: Placement, height: number, displays: readonly DisplayInfo[]): Rectangle {
  const target = atHeight(placement, Math.ceil(height))
  const area = displayOf(placement.bounds, displays, target)?.workArea
  if (!area) return target
  return clampInside(atHeight(placement, Math.min(target.height, area.height)), area, 0)
}

/** On scaled displays Electron may report a position that is off by this much. */
const roundingTolerance = 2

/** The placement after the agent has moved the window; null if the window is where we put it. */
export function placementAfterUserMove(
  placement: Placement,
  bounds: Rectangle,
  displays: readonly DisplayInfo[],
): Placement | null {
  const expected = withHeight(placement, bounds.height, displays)
  const isUnmoved =
    Math.abs(bounds.x - expected.x) <= roundingTolerance && Math.abs(bounds.y - expected.y) <= roundingTolerance
  return isUnmoved ? null : { bounds: { ...bounds, width: placement.bounds.width }, grows: 'down' }
}

/**
 * A key for an arrangement of displays, by which a position is remembered. It is made of the bounds
 * and the scale of each display. The order does not count, since systems change it. Work areas do
 * not count either: task bars come and go, and a position is moved into the work area anyway.
 */
export function layoutKey(displays: readonly DisplayInfo[]): string {
  return displays
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => {
      return `${x},${y},${width}x${height}@${Math.round(scaleFactor * 100) / 100}`
    })
    .sort()
    .join(' ')
}

function targetDisplay(input: PlacementInput, remembered: Rectangle | null): DisplayInfo | undefined {
  const { mode, displays, trayBounds, cursor } = input
  if (mode === 'pinned') return remembered ? displayOf(remembered, displays) : displays[0]
  // One pixel wide, so that a cursor between two displays belongs to one of them.
  return displayOf(trayBounds ?? { ...cursor, width: 1, height: 1 }, displays)
}

function preferredPosition({ mode, trayBounds }: PlacementInput, display: DisplayInfo, full: Size): PreferredPosition {
  const area = display.workArea
  if (mode === 'pinned')
    return { x: right(area) - cornerMargin - full.width, y: area.y + cornerMargin, grows: 'down', margin: 0 }
  if (trayBounds) return besideTray(trayBounds, display, full)
  return { x: centre(area).x - full.width / 2, y: area.y + quickSearchTop * area.height, grows: 'down', margin: 0 }
}

function besideTray(icon: Rectangle, display: DisplayInfo, full: Size): PreferredPosition {
  const area = display.workArea
  const middle = centre(icon)
  const margin = trayGap
  const centredX = middle.x - full.width / 2
  const isInLowerHalf = middle.y > centre(display.bounds).y
  // At a side bar the panel's top or bottom edge is level with the icon's, whichever is nearer the
  // corner.
  const beside = {
    y: isInLowerHalf ? bottom(icon) - full.height : icon.y,
    grows: isInLowerHalf ? 'up' : 'down',
    margin,
  } as const
  switch (barSide(middle, display)) {
    case 'bottom':
      return { x: centredX, y: bottom(area) - trayGap - full.height, grows: 'up', margin }
    case 'top':
      return { x: centredX, y: area.y + trayGap, grows: 'down', margin }
    case 'left':
      return { x: area.x + trayGap, ...beside }
    case 'right':
      return { x: right(area) - trayGap - full.width, ...beside }
  }
}

/**
 * The edge of the display with the bar that holds the icon. Several edges may have a bar, such as a
 * menu bar and a dock. If the icon is in no bar, as in an overflow window, the nearest bar counts.
 * If all bars are hidden, the nearest edge counts.
 */
function barSide(icon: Point, { bounds, workArea }: DisplayInfo): 'bottom' | 'top' | 'left' | 'right' {
  const sides = [
    { side: 'bottom', distance: bottom(bounds) - icon.y, bar: bottom(bounds) - bottom(workArea) },
    { side: 'top', distance: icon.y - bounds.y, bar: workArea.y - bounds.y },
    { side: 'left', distance: icon.x - bounds.x, bar: workArea.x - bounds.x },
    { side: 'right', distance: right(bounds) - icon.x, bar: right(bounds) - right(workArea) },
  ] as const
  const bars = sides.filter(({ bar }) => bar > 0)
  const holding = bars.filter(({ distance, bar }) => distance <= bar)
  const candidates = holding.length > 0 ? holding : bars.length > 0 ? bars : sides
  return candidates.reduce((best, other) => (other.distance < best.distance ? other : best)).side
}

/**
 * The display that a rectangle overlaps most, or the nearest one if it overlaps none. Undefined
 * only without displays. Displays of different scale may overlap each other. Of equals, the one
 * whose work area contains more of `next`, the rectangle's next position, is returned.
 */
function displayOf(
  rectangle: Rectangle,
  displays: readonly DisplayInfo[],
  next: Rectangle = rectangle,
): DisplayInfo | undefined {
  const ranked = displays.map((display) => {
    const shared = overlap(rectangle, display.bounds)
    const closeness = shared > 0 ? shared : -distanceBetween(rectangle, display.bounds)
    return { display, closeness, usable: overlap(next, display.workArea) }
  })
  // The sort is stable: equal displays stay in order, the primary one first.
  return ranked.sort((a, b) => b.closeness - a.closeness || b.usable - a.usable)[0]?.display
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x)
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function distanceBetween(a: Rectangle, b: Rectangle): number {
  const across = Math.max(0, a.x - right(b), b.x - right(a))
  const down = Math.max(0, a.y - bottom(b), b.y - bottom(a))
  return Math.hypot(across, down)
}

/** The bounds at another height, with one edge unchanged. */
function atHeight({ bounds, grows }: Placement, height: number): Rectangle {
  return { ...bounds, y: grows === 'up' ? bottom(bounds) - height : bounds.y, height }
}

function clampInside(bounds: Rectangle, area: Rectangle, margin: number): Rectangle {
  const x = clampStart(bounds.x, bounds.width, area.x, area.width, margin)
  const y = clampStart(bounds.y, bounds.height, area.y, area.height, margin)
  return { x, y, width: bounds.width, height: bounds.height }
}

/**
 * The start of a span of this length, moved inside `from` to `from + room`. The margin is dropped
 * if there is no room for it.
 */
function clampStart(start: number, length: number, from: number, room: number, margin: number): number {
  const usedMargin = room - length >= 2 * margin ? margin : 0
  // Rounding can return -0, which some comparisons distinguish from 0. Adding 0 makes it 0.
  return Math.max(from + usedMargin, Math.min(Math.round(start), from + room - length - usedMargin)) + 0
}
