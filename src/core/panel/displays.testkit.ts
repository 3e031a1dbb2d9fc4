import { withHeight } from './panel-placement.ts'
import type { DisplayInfo, Placement, Rectangle } from './panel-placement.ts'

type Bars = Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>

/** A display with a task bar of 40 px at the bottom, or with other bars. `{}` means hidden bars. */
export function display(x: number, y: number, width: number, height: number, bars: Bars = { bottom: 40 }): DisplayInfo {
  const { top = 0, right = 0, bottom = 0, left = 0 } = bars
  const workArea = { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom }
  return { bounds: { x, y, width, height }, workArea, scaleFactor: 1 }
}

export const scaled = (scaleFactor: number, facts: DisplayInfo): DisplayInfo => ({ ...facts, scaleFactor })

/** A display of 1920 x 1080 at this position. */
export const hd = (x: number, y: number, bars?: Bars): DisplayInfo => display(x, y, 1920, 1080, bars)

/** A tray icon at this position. */
export const icon = (x: number, y: number): Rectangle => ({ x, y, width: 24, height: 24 })

/** The placement after the content's height has changed. */
export const grown = (placement: Placement, height: number, displays: readonly DisplayInfo[]): Placement => {
  return { ...placement, bounds: withHeight(placement, height, displays) }
}
