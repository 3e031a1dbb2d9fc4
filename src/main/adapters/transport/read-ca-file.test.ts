import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthority } from '../../../../simulator/server/create-certificate.ts'
import { failure } from '../../../shared/result.ts'
import { CaFileReader } from './read-ca-file.ts'

const because = (reason: string) => failure({ code: 'ca-file-unreadable', reason } as never)

describe('CaFileReader', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'agentbar-ca-'))))
  afterEach(() => rmSync(folder, { recursive: true }))
  const fileWith = (content: string | Buffer): string => {
    const path = join(folder, 'ca.pem')
    writeFileSync(path, content)
    return path
  }

  it('gives the certificates of a file', async () => {
    const { certificatePem } = await createAuthority('Company')
    expect(await new CaFileReader().read(fileWith(certificatePem))).toMatchObject({ value: [certificatePem] })
  })

  it('says that there is no such file', async () => {
    expect(await new CaFileReader().read(join(folder, 'none.pem'))).toEqual(failure({ code: 'ca-file-unreadable' }))
  })

  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', Buffer.alloc(100)])(
    'says that there is no certificate in it (%#)',
    async (content) => {
      expect(await new CaFileReader().read(fileWith(content))).toEqual(because('no-certificate'))
    },
  )

  it('reads no file of more than a megabyte', async () => {
    expect(await new CaFileReader().read(fileWith('x'.repeat(1_048_577)))).toEqual(because('file-too-large'))
  })

  it.runIf(process.platform !== 'win32')('does not wait for a named pipe, and opens no device or folder', async () => {
    const pipe = join(folder, 'pipe.pem')
    execFileSync('mkfifo', [pipe])
    for (const path of [pipe, '/dev/zero', folder])
      expect(await new CaFileReader().read(path)).toEqual(because('no-regular-file'))
  })

  it('gives up on a share that does not answer, and asks it only once', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const readBytes = vi.fn(() => new Promise<Uint8Array>(() => undefined))
    const reader = new CaFileReader(readBytes)
    for (let round = 0; round < 3; round += 1) {
      const read = reader.read('//server/share/ca.pem')
      await vi.advanceTimersByTimeAsync(5_000)
      expect(await read).toEqual(because('file-not-answering'))
    }
    expect(readBytes).toHaveBeenCalledTimes(1)
  })
})
