import type { PanelPosition } from '../../shared/settings.ts'
import type { Point } from './panel-placement.ts'

const maxPositions = 12

/** Adds a position as the newest. Keeps one for each arrangement of displays, and 12 at most. */
export const withPosition = (positions: readonly PanelPosition[], added: PanelPosition): PanelPosition[] =>
  [...positions.filter(({ layout }) => layout !== added.layout), added].slice(-maxPositions)

/**
 * The last position with this arrangement of displays. For a new arrangement it is the newest
 * position of all: moved onto the screen, it is still nearer to where the agent expects the panel
 * than a corner. Null if the panel was never moved.
 */
export const positionFor = (positions: readonly PanelPosition[], layout: string): Point | null =>
  positions.find((position) => position.layout === layout) ?? positions.at(-1) ?? null
