import { join } from 'node:path'
import type { Log } from '../../core/ports.ts'
import { redact } from '../../core/redact.ts'
import { visibleText } from '../../shared/visible-text.ts'

const maxFileBytes = 1_048_576

type Logger = Record<'info' | 'warn' | 'error', (line: string) => void>

/**
 * A rotating log file. Every line is redacted first, and steers no terminal that shows it.
 * electron-log is loaded with the first line. A line that cannot be written is lost, without an
 * error: the handler of uncaught errors writes here too.
 */
export function rotatingFileLog(folder: string, open: (folder: string) => Promise<Logger> = openLogger): Log {
  let opened: Promise<Logger> | undefined
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, facts?: Readonly<Record<string, unknown>>): void => {
      const line = visibleText(redact(facts ? `${message} ${JSON.stringify(facts)}` : message))
      opened ??= open(folder)
      opened.then((logger) => logger[level](line)).catch(() => (opened = undefined))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

async function openLogger(folder: string): Promise<Logger> {
  const { default: log } = await import('electron-log/node.js')
  const logger = log.create({ logId: 'agentbar' })
  logger.transports.console.level = false
  logger.transports.file.resolvePathFn = () => join(folder, 'agentbar.log')
  logger.transports.file.maxSize = maxFileBytes
  logger.transports.file.format = '{iso} {level} {text}'
  return logger
}
