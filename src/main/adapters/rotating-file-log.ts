import { join } from 'node:path'
import type { Log } from '../../core/ports.ts'
import { redact } from '../../core/redact.ts'
import { visibleText } from '../../shared/visible-text.ts'

const maxFileBytes = 1_048_576

/**
 * A rotating log file. Every line is redacted first, and steers no terminal that shows it.
 * electron-log is loaded with the first line.
 */
export function rotatingFileLog(folder: string): Log {
  let opened: ReturnType<typeof openLogger> | undefined
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, facts?: Readonly<Record<string, unknown>>): void => {
      const line = visibleText(redact(facts ? `${message} ${JSON.stringify(facts)}` : message))
      opened ??= openLogger(folder)
      void opened.then((logger) => logger[level](line))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

async function openLogger(folder: string) {
  const { default: log } = await import('electron-log/node.js')
  const logger = log.create({ logId: 'agentbar' })
  logger.transports.console.level = false
  logger.transports.file.resolvePathFn = () => join(folder, 'agentbar.log')
  logger.transports.file.maxSize = maxFileBytes
  logger.transports.file.format = '{iso} {level} {text}'
  return logger
}
