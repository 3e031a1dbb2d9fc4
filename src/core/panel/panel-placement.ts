export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rectangle extends Point {
  readonly width: number
  readonly height: number
}

/** One display as Electron tells it, in device-independent pixels. The first in a list is the primary one. */
export interface DisplayInfo {
  readonly bounds: Rectangle
  readonly workArea: Rectangle
  readonly scaleFactor: number
}

export interface PlacementInput {
  /** pinned: stays where the agent put it. quick: opens at the tray or on the display under the cursor. */
  readonly shape: 'pinned' | 'quick'
  readonly displays: readonly DisplayInfo[]
  readonly cursor: Point
  /** Where the tray icon is, when the panel is opened from there and the system says so (Linux answers zeros: then null is passed). */
  readonly trayBounds: Rectangle | null
  /** Where the agent last left the pinned panel with exactly these displays. */
  readonly remembered: Point | null
  readonly size: { readonly width: number; readonly height: number }
  /** The greatest height that the panel may grow to. */
  readonly highest: number
}

export interface Placement {
  readonly bounds: Rectangle
  /** Which edge stays when the content grows. */
  readonly grows: 'down' | 'up'
}

type Size = PlacementInput['size']

/** Where the panel would like to stand at its greatest height, before it is kept inside the work area. */
interface Wish extends Point {
  readonly grows: Placement['grows']
  readonly margin: number
}

const cornerMargin = 24
const trayGap = 8
const quickTop = 0.18

const right = ({ x, width }: Rectangle): number => x + width
const bottom = ({ y, height }: Rectangle): number => y + height
const centre = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 })

/**
 * Whole numbers, inside one work area, with room to grow to `highest` without moving the edge that stays. Only a remembered place
 * gets no such room, for the agent chose it. Where the work area is smaller than the panel, its top left wins and the height is cut.
 */
export function placePanel(situation: PlacementInput): Placement {
  const size = { width: Math.round(situation.size.width), height: Math.ceil(situation.size.height) }
  const remembered = situation.shape === 'pinned' ? situation.remembered : null
  const display = homeDisplay(situation, remembered && { ...remembered, ...size })
  if (!display) return { bounds: { x: 0, y: 0, ...size }, grows: 'down' }

  const area = display.workArea
  const height = Math.min(size.height, area.height)
  const tallest = Math.min(Math.max(size.height, Math.ceil(situation.highest)), area.height)
  const reach = { width: size.width, height: remembered ? height : tallest }
  const wish: Wish = remembered ? { ...remembered, grows: 'down', margin: 0 } : wishFor(situation, display, reach)
  const bounds = clampInside({ x: wish.x, y: wish.y, ...reach }, area, wish.margin)
  return { bounds: atHeight({ bounds, grows: wish.grows }, height), grows: wish.grows }
}

/**
 * The same window at another content height: one edge stays, the whole stays inside the work area of the display that it is mostly on.
 * Give it the placement as it was decided, not the last bounds: then a window that had to move comes back when the content shrinks.
 */
export function withHeight(placement: Placement, height: number, displays: readonly DisplayInfo[]): Rectangle {
  const wanted = atHeight(placement, Math.ceil(height))
  const area = displayOf(placement.bounds, displays, wanted)?.workArea
  if (!area) return wanted
  return clampInside(atHeight(placement, Math.min(wanted.height, area.height)), area, 0)
}

/** Displays with a scale give a place back a little off. */
const rounding = 2

/** Where the window is, as a placement of its own, when somebody else than we has put it there; null while it is where we did. */
export function placementAfterUserMove(
  placement: Placement,
  bounds: Rectangle,
  displays: readonly DisplayInfo[],
): Placement | null {
  const ours = withHeight(placement, bounds.height, displays)
  const isOurs = Math.abs(bounds.x - ours.x) <= rounding && Math.abs(bounds.y - ours.y) <= rounding
  return isOurs ? null : { bounds: { ...bounds, width: placement.bounds.width }, grows: 'down' }
}

/**
 * Names an arrangement of displays, so that a position is remembered for each. What counts is each display's bounds and scale: whoever
 * plugs in the same displays finds the panel where it was. The order of the list does not count, for systems shuffle it, nor do the
 * work areas, for a taskbar comes and goes and the place is clamped anyway. The same bounds at another scale are other displays.
 */
export function layoutKey(displays: readonly DisplayInfo[]): string {
  return displays
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => {
      return `${x},${y},${width}x${height}@${Math.round(scaleFactor * 100) / 100}`
    })
    .sort()
    .join(' ')
}

function homeDisplay(situation: PlacementInput, remembered: Rectangle | null): DisplayInfo | undefined {
  const { shape, displays, trayBounds, cursor } = situation
  if (shape === 'pinned') return remembered ? displayOf(remembered, displays) : displays[0]
  // One pixel, so that a cursor on the seam of two displays belongs to one of them.
  return displayOf(trayBounds ?? { ...cursor, width: 1, height: 1 }, displays)
}

function wishFor({ shape, trayBounds }: PlacementInput, display: DisplayInfo, reach: Size): Wish {
  const area = display.workArea
  if (shape === 'pinned')
    return { x: right(area) - cornerMargin - reach.width, y: area.y + cornerMargin, grows: 'down', margin: 0 }
  if (trayBounds) return besideTray(trayBounds, display, reach)
  return { x: centre(area).x - reach.width / 2, y: area.y + quickTop * area.height, grows: 'down', margin: 0 }
}

function besideTray(icon: Rectangle, display: DisplayInfo, reach: Size): Wish {
  const area = display.workArea
  const middle = centre(icon)
  const margin = trayGap
  const along = middle.x - reach.width / 2
  const lower = middle.y > centre(display.bounds).y
  // Along a bar at the side, the panel's edge on the icon's half stands level with the icon's and stays there.
  const beside = { y: lower ? bottom(icon) - reach.height : icon.y, grows: lower ? 'up' : 'down', margin } as const
  switch (barSide(middle, display)) {
    case 'bottom':
      return { x: along, y: bottom(area) - trayGap - reach.height, grows: 'up', margin }
    case 'top':
      return { x: along, y: area.y + trayGap, grows: 'down', margin }
    case 'left':
      return { x: area.x + trayGap, ...beside }
    case 'right':
      return { x: right(area) - trayGap - reach.width, ...beside }
  }
}

/**
 * At which edge of the display the bar with the icon is. Several edges may have a bar (a menu and a dock): the one that holds the icon
 * counts. An icon that opened out of a bar stands in the work area: then the nearest bar; with all bars hidden, the nearest edge.
 */
function barSide(icon: Point, { bounds, workArea }: DisplayInfo): 'bottom' | 'top' | 'left' | 'right' {
  const sides = [
    { side: 'bottom', away: bottom(bounds) - icon.y, bar: bottom(bounds) - bottom(workArea) },
    { side: 'top', away: icon.y - bounds.y, bar: workArea.y - bounds.y },
    { side: 'left', away: icon.x - bounds.x, bar: workArea.x - bounds.x },
    { side: 'right', away: right(bounds) - icon.x, bar: right(bounds) - right(workArea) },
  ] as const
  const bars = sides.filter(({ bar }) => bar > 0)
  const holding = bars.filter(({ away, bar }) => away <= bar)
  const candidates = holding.length > 0 ? holding : bars.length > 0 ? bars : sides
  return candidates.reduce((best, other) => (other.away < best.away ? other : best)).side
}

/**
 * The display that a rectangle overlaps most, or the nearest one when it overlaps none; undefined only when there is no display.
 * Displays of mixed scale can overlap each other: of equals, the one whose work area has more of `next` (where the window goes) counts.
 */
function displayOf(
  rectangle: Rectangle,
  displays: readonly DisplayInfo[],
  next: Rectangle = rectangle,
): DisplayInfo | undefined {
  const ranked = displays.map((display) => {
    const shared = overlap(rectangle, display.bounds)
    const nearness = shared > 0 ? shared : -distance(rectangle, display.bounds)
    return { display, nearness, usable: overlap(next, display.workArea) }
  })
  // The sort is stable: what is equal in both stays in the system's order, the primary display first.
  return ranked.sort((a, b) => b.nearness - a.nearness || b.usable - a.usable)[0]?.display
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x)
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function distance(a: Rectangle, b: Rectangle): number {
  const across = Math.max(0, a.x - right(b), b.x - right(a))
  const down = Math.max(0, a.y - bottom(b), b.y - bottom(a))
  return Math.hypot(across, down)
}

/** The bounds at another height, with the edge that stays where it was. */
function atHeight({ bounds, grows }: Placement, height: number): Rectangle {
  return { ...bounds, y: grows === 'up' ? bottom(bounds) - height : bounds.y, height }
}

function clampInside(wish: Rectangle, area: Rectangle, margin: number): Rectangle {
  const x = startInside(wish.x, wish.width, area.x, area.width, margin)
  const y = startInside(wish.y, wish.height, area.y, area.height, margin)
  return { x, y, width: wish.width, height: wish.height }
}

/** Where a span of this length starts, so that it is inside `from` to `from + room`; the margin gives way where there is no room for it. */
function startInside(wish: number, length: number, from: number, room: number, margin: number): number {
  const kept = room - length >= 2 * margin ? margin : 0
  // Rounding can give -0, which is not the same place as 0 to everyone who compares: adding 0 makes it 0.
  return Math.max(from + kept, Math.min(Math.round(wish), from + room - length - kept)) + 0
}
