import type { Log } from '../../src/core/ports.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A log that records its lines. */
export class RecordingLog implements Log {
  readonly lines: LogLine[] = []

  info(message: string, facts?: LogLine['facts']): void {
    this.#keep('info', message, facts)
  }

  warn(message: string, facts?: LogLine['facts']): void {
    this.#keep('warn', message, facts)
  }

  error(message: string, facts?: LogLine['facts']): void {
    this.#keep('error', message, facts)
  }

  #keep(level: LogLine['level'], message: string, facts?: LogLine['facts']): void {
    this.lines.push({ level, message, ...(facts ? { facts } : {}) })
  }
}
