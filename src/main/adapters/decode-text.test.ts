import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const text = '{"name":"张三 ü"}'
const utf16 = (isBigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return isBigEndian ? bytes.swap16() : bytes
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 as Windows writes it', utf16(false)],
    ['UTF-16, big end first', utf16(true)],
  ])('reads %s, and the mark is no part of the text', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text)
  })

  it('reads what is no text at all without throwing', () => {
    expect(decodeText(new Uint8Array())).toBe('')
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x41]))).toHaveLength(1)
    expect(decodeText(new Uint8Array([0x41, 0xc3]))).toBe('A\uFFFD')
  })
})
