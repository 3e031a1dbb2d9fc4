import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { layoutKey, placePanel, type Placement } from '../../core/panel/panel-placement.ts'
import { positionFor } from '../../core/panel/panel-positions.ts'
import type { Settings } from '../../shared/settings.ts'
import { listDisplays } from './displays.ts'

export const panelWidth = 360
export const initialHeight = 240
const minHeight = 120
const maxHeight = 560

/** The window's height for this height of its content, in whole pixels from 120 to 560. */
export const windowHeightFor = (contentHeight: number): number =>
  Math.max(minHeight, Math.min(maxHeight, Math.ceil(contentHeight)))

/** Places the panel on the displays, with the cursor and the settings as they are now. */
export function placeOnDisplays(
  { isPanelPinned, panelPositions }: Pick<Settings, 'isPanelPinned' | 'panelPositions'>,
  height: number,
  trayBounds: Rectangle | null,
): Placement {
  const displays = listDisplays()
  return placePanel({
    mode: isPanelPinned ? 'pinned' : 'quick',
    displays,
    cursor: screen.getCursorScreenPoint(),
    trayBounds,
    remembered: positionFor(panelPositions, layoutKey(displays)),
    size: { width: panelWidth, height },
    maxHeight,
  })
}

/** Sets the bounds only if they differ, to save work for the desktop. */
export function setBoundsIfChanged(window: BrowserWindow, bounds: Rectangle): void {
  const { x, y, width, height } = window.getBounds()
  if (x !== bounds.x || y !== bounds.y || width !== bounds.width || height !== bounds.height) window.setBounds(bounds)
}
