import { screen } from 'electron'
import type { DisplayInfo } from '../../core/panel/panel-placement.ts'

/** All displays, the primary one first. */
export function listDisplays(): DisplayInfo[] {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)]
}

/**
 * Calls the listener when a display is added, removed or changed. The returned function ends it.
 */
export function watchDisplays(onChanged: () => void): () => void {
  screen.on('display-added', onChanged)
  screen.on('display-removed', onChanged)
  screen.on('display-metrics-changed', onChanged)
  return () => {
    screen.off('display-added', onChanged)
    screen.off('display-removed', onChanged)
    screen.off('display-metrics-changed', onChanged)
  }
}
