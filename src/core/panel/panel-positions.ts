import type { PanelPosition } from '../../shared/settings.ts'
import type { Point } from './panel-placement.ts'

const mostKept = 12

/** The places with this one as the newest; one for each arrangement of displays. */
export const withPosition = (places: readonly PanelPosition[], place: PanelPosition): PanelPosition[] =>
  [...places.filter(({ layout }) => layout !== place.layout), place].slice(-mostKept)

/**
 * Where the panel was left with these displays. With displays that are new, the newest place of all: it is then moved into sight, which is
 * nearer to where the agent looks for it than any corner. Null when it was never moved.
 */
export const positionFor = (places: readonly PanelPosition[], layout: string): Point | null =>
  places.find((place) => place.layout === layout) ?? places.at(-1) ?? null
