import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { failure, success } from '../../shared/result.ts'
import { writeOutput } from './write-output.ts'

/** A stream that takes what is written, or fails with this code. */
function output(code: string | null = null): Writable & { taken: string } {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (code !== null) return done(Object.assign(new Error(`write ${code}`), { code }))
      taking.taken += chunk.toString()
      done()
    },
  })
  const taking = Object.assign(stream, { taken: '' })
  return taking
}

describe('writeOutput', () => {
  it('writes the text as it is', async () => {
    const stream = output()
    expect(await writeOutput(() => stream, '张三\nFree\n')).toEqual(success(null))
    expect(stream.taken).toBe('张三\nFree\n')
  })

  it.each(['ENOSPC', 'EIO', 'EBADF'])('names what the system says when nothing can be written: %s', async (code) => {
    expect(await writeOutput(() => output(code), 'x')).toEqual(failure({ code: 'output-not-written', detail: code }))
  })

  it.each(['EPIPE', 'ECONNRESET'])('takes a reader that has gone for no failure: %s', async (code) => {
    expect(await writeOutput(() => output(code), 'x')).toEqual(success(null))
  })

  it('fails when the stream cannot even be opened', async () => {
    const closed = (): never => {
      throw Object.assign(new Error('no such stream'), { code: 'EBADF' })
    }
    expect(await writeOutput(closed, 'x')).toEqual(failure({ code: 'output-not-written', detail: 'EBADF' }))
  })

  it('leaves no error uncaught that comes after the text was taken', async () => {
    const stream = output()
    await writeOutput(() => stream, 'x')
    expect(() => stream.emit('error', new Error('late'))).not.toThrow()
  })
})
