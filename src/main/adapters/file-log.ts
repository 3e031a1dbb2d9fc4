import { join } from 'node:path'
import log from 'electron-log/node.js'
import type { Log } from '../../core/ports.ts'
import { redact } from '../../core/redact.ts'

const sizeLimitBytes = 1_048_576

/** The rotating log file (electron-log); every line is redacted before it is written. */
export function fileLog(folder: string): Log {
  const logger = log.create({ logId: 'agentbar' })
  logger.transports.console.level = false
  logger.transports.file.resolvePathFn = () => join(folder, 'agentbar.log')
  logger.transports.file.maxSize = sizeLimitBytes
  logger.transports.file.format = '{iso} {level} {text}'
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, facts?: Readonly<Record<string, unknown>>): void =>
      logger[level](redact(facts ? `${message} ${JSON.stringify(facts)}` : message))
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
