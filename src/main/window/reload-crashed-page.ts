import type { WebContents } from 'electron'
import type { Log } from '../../core/ports.ts'

/** Logs failures of the page's process, and reloads a crashed page: its state is kept in main. */
export function reloadCrashedPage(webContents: WebContents, log: Log): void {
  webContents.on('preload-error', (_event, _path, error) => log.error('preload failed', { what: error.message }))
  webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('page process gone', { reason })
    if (reason !== 'clean-exit') webContents.reload()
  })
}
