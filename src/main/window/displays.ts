import { screen } from 'electron'
import type { DisplayInfo } from '../../core/panel/panel-placement.ts'

/** The displays, the primary one first. */
export function displays(): DisplayInfo[] {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)]
}

/** Tells of each display that comes, goes or changes; returns what ends that. */
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
