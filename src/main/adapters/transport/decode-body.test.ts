import { describe, expect, it } from 'vitest'
import { encodeGbk } from '../../../../simulator/wire/encode-gbk.ts'
import { decodeBody } from './decode-body.ts'

const name = '张伟 №1'
const gbk = encodeGbk('张伟')

describe('decodeBody', () => {
  it.each([
    null,
    '',
    'application/json',
    'application/json; charset=UTF-8',
    'text/html; charset=',
    'x; charset="unknown-charset"',
  ])('reads UTF-8 with the content type %j', (contentType) => {
    expect(decodeBody(Buffer.from(name), contentType)).toBe(name)
  })

  it.each([
    'application/json; charset=GBK',
    'application/json;charset="gbk"',
    'text/plain; format=flowed; Charset = gb2312; x=1',
    'application/json; charset=GB18030',
  ])('reads GBK with the content type %j', (contentType) => {
    expect([...gbk]).toEqual([0xd5, 0xc5, 0xce, 0xb0])
    expect(decodeBody(gbk, contentType)).toBe('张伟')
  })

  it('replaces bytes that are not in the charset instead of failing', () => {
    expect(decodeBody(gbk, 'application/json')).toContain('\uFFFD')
  })

  it('removes a byte order mark', () => {
    expect(decodeBody(Buffer.from('\uFEFF{}'), null)).toBe('{}')
  })
})
