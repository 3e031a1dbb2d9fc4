import { describe, expect, it } from 'vitest'
import { failure, success } from '../../shared/result.ts'
import { readSecretLine } from './read-secret-line.ts'

const notText = failure({ code: 'bad-input', reason: 'not-text' })

/** The input as the system may deliver it: whole, and byte by byte. */
async function readBothWays(...bytes: number[]) {
  async function* chunks(size: number) {
    for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.slice(at, at + size))
  }
  const whole = await readSecretLine(chunks(bytes.length || 1))
  expect(await readSecretLine(chunks(1))).toEqual(whole)
  return whole
}
const utf8 = (text: string): number[] => [...Buffer.from(text, 'utf8')]
const utf16 = (text: string): number[] => [...Buffer.from(text, 'utf16le')]
const utf16be = (text: string): number[] => [...Buffer.from(text, 'utf16le').swap16()]

describe('readSecretLine', () => {
  it.each([
    ['Aa123456', 'Aa123456'],
    ['Aa123456\n', 'Aa123456'],
    ['Aa123456\r\n', 'Aa123456'],
    ['Aa123456\nsecond', 'Aa123456'],
    [' 密码 é😀 \n', ' 密码 é😀 '],
    ['', ''],
    ['\n', ''],
  ])('of %j is its first line, in each encoding and without its mark', async (text, secret) => {
    expect(await readBothWays(...utf8(text))).toEqual(success(secret))
    expect(await readBothWays(...utf8(`\ufeff${text}`))).toEqual(success(secret))
    expect(await readBothWays(...utf16(`\ufeff${text}`))).toEqual(success(secret))
    expect(await readBothWays(...utf16be(`\ufeff${text}`))).toEqual(success(secret))
  })

  it('takes a letter for no line end that only has its byte', async () => {
    // U+0A0A and U+0D0A
    expect(await readBothWays(...utf16('\ufeffa\u0a0ab\u0d0ac\n'))).toEqual(success('a\u0a0ab\u0d0ac'))
    expect(await readBothWays(...utf16be('\ufeffa\u0a0ab\u0d0ac\n'))).toEqual(success('a\u0a0ab\u0d0ac'))
  })

  it.each([
    ['GBK', [0xc3, 0xdc, 0xc2, 0xeb, 0x0a]],
    ['a letter of Latin-1', [...utf8('caf'), 0xe9, 0x0a]],
    ['UTF-8 that is cut', [...utf8('Aa12'), 0xe5, 0xaf]],
    ['UTF-16 without a mark', utf16('Aa123456\n')],
    ['UTF-16 that is cut', utf16('\ufeffAa12').slice(0, -1)],
    ['half a surrogate pair', utf16('\ufeffAa\ud83d\n')],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]],
    ['no end in sight', utf8('x'.repeat(16_385))],
  ])('refuses %s', async (_what, bytes) => {
    expect(await readBothWays(...bytes)).toEqual(notText)
  })

  it('is not disturbed by what follows the line', async () => {
    expect(await readBothWays(...utf8('Aa123456\n'), 0xff, 0)).toEqual(success('Aa123456'))
  })

  it('refuses an input that cannot be read', async () => {
    const folder = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('EISDIR')) }),
    }
    expect(await readSecretLine(folder)).toEqual(notText)
  })
})
