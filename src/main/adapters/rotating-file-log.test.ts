import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rotatingFileLog } from './rotating-file-log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agentbar-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('rotatingFileLog', () => {
  it('writes one line with its level and facts, no secret, and nothing that steers a terminal', async () => {
    const log = rotatingFileLog(folder)
    log.info('session', { from: 'signing-in', to: 'signed-in' })
    log.warn('plain')
    log.error('request failed', { what: JSON.stringify({ password: 'canary', guid: 'canary.AgentGateway0' }) })
    log.warn('a name\nforged \u001b[2J', { name: 'x\u009b2J\u2028' })
    const lines = await vi.waitFor(() => {
      const written = readFileSync(join(folder, 'agentbar.log'), 'utf8').trim().split('\n')
      expect(written).toHaveLength(4)
      return written
    })
    expect(lines[0]).toMatch(/^\d{4}-\S+Z info session \{"from":"signing-in","to":"signed-in"\}$/)
    expect(lines[1]).toMatch(/ warn plain$/)
    expect(lines[2]).toMatch(/ error request failed /)
    expect(lines[3]).toMatch(/ warn a name␊forged ␛\[2J \{"name":"x\\u\{9b\}2J\\u\{2028\}"\}$/)
    expect(lines.join('\n')).not.toContain('canary')
  })

  it('loses a line that cannot be written, without an error, and opens its file again for the next', async () => {
    const written: string[] = []
    const write = (line: string): void => void written.push(line)
    const logger = { info: write, warn: write, error: write }
    const tries = [() => Promise.reject(new Error('a file is missing')), async () => logger]
    const log = rotatingFileLog(folder, () => tries.shift()?.() ?? Promise.reject(new Error('no more')))
    log.info('lost')
    await vi.waitFor(() => {
      log.info('kept')
      expect(written).toContain('kept')
    })
    expect(written).not.toContain('lost')
  })
})
