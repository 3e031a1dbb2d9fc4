import { app, dialog, shell, type WebContents } from 'electron'
import { PageCrashPlan } from '../../core/panel/page-crash-plan.ts'
import type { Log } from '../../core/ports.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

export interface CrashedPageParts {
  readonly log: Log
  readonly logFolder: string
  /** The translator of the agent's language as it is now. */
  readonly texts: () => Translator
}

/**
 * Logs failures of the page's process, and loads a crashed page again: its state is kept in main. A
 * page that crashes time and again is told of in a window of the system, which needs no page.
 */
export function recoverCrashedPage(webContents: WebContents, parts: CrashedPageParts): void {
  const { log } = parts
  const plan = new PageCrashPlan(Date.now)
  const reload = (): void => {
    if (!webContents.isDestroyed()) webContents.reload()
  }
  let timer: NodeJS.Timeout | undefined
  webContents.on('preload-error', (_event, _path, error) => log.error('preload failed', { what: error.message }))
  webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('page process gone', { reason })
    if (reason === 'clean-exit') return
    const delayMs = plan.delayAfterCrash()
    clearTimeout(timer)
    if (delayMs !== null) timer = setTimeout(reload, delayMs)
    else
      void askWhatToDo(parts).then(() => {
        plan.startOver()
        reload()
      })
  })
  webContents.once('destroyed', () => clearTimeout(timer))
}

/** Resolves when the agent wants to try again. The session goes on meanwhile. */
async function askWhatToDo({ logFolder, texts }: CrashedPageParts): Promise<void> {
  const t = texts()
  const buttons = [t('panel.crashed.tryAgain'), t('panel.crashed.openLog'), t('panel.crashed.quit')]
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'AgentBar',
      message: t('panel.crashed.title'),
      detail: t('panel.crashed.next', { folder: logFolder }),
      buttons,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 0) return
    if (response === 2) return app.quit()
    await shell.openPath(logFolder)
  }
}
