import { describe, expect, it } from 'vitest'
import { errorCodes } from '../error-codes.ts'
import { describeError } from './describe-error.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('describeError', () => {
  it.each(errorCodes)('says in both languages what %s means and what to do, with and without its facts', (code) => {
    const range = { lowest: 101, highest: 59_999 }
    const said = { retcode: '100-007', message: 'no such agent', detail: '12000' }
    const facts = { ...said, workno: '58999', range, timeoutMs: 12_000, reportId: 'r1' }
    for (const t of [en, zh])
      for (const error of [{ code }, { code, ...facts }]) {
        const text = describeError(t, error)
        expect(text.title).toMatch(/[.。:：]|no such agent/)
        expect(text.nextStep).toMatch(/[.。]$/)
        expect(text.smallPrint).toContain(code)
      }
  })

  it('names both readings of 100-007 and keeps the retcode in small print', () => {
    const error = { code: 'colleague-not-found', retcode: '100-007', workno: '58999' } as const
    expect(describeError(en, error)).toMatchObject({
      title: 'No colleague 58999 in your VDN.',
      nextStep: 'If the number is right, the platform may be at fault; try again in a moment.',
    })
    expect(describeError(zh, error)).toMatchObject({
      title: '查不到工号 58999。',
      nextStep: '请核对（须为同一 VDN）；若无误，可能是平台故障，请稍后重试。',
    })
    expect(describeError(zh, error).smallPrint).toBe('100-007 · colleague-not-found')
  })

  it('names the limits of the work numbers, which are numbers without groups in both languages', () => {
    const error = { code: 'workno-out-of-range', range: { lowest: 101, highest: 59_999 } } as const
    expect(describeError(en, error)).toMatchObject({
      title: 'Work number out of range.',
      nextStep: 'Work numbers here go from 101 to 59999.',
    })
    expect(describeError(zh, error).nextStep).toBe('工号范围为 101 至 59999。')
  })

  it('quotes the gateway only for a retcode it does not know', () => {
    const message = 'no call can be droped'
    expect(describeError(en, { code: 'gateway-refused', retcode: '200-025', message }).title).toBe(
      'The gateway says 200-025: no call can be droped',
    )
    expect(describeError(en, { code: 'session-lost', retcode: '100-006', message }).title).not.toContain(message)
  })

  it('shows control characters in words of others as such, on one line', () => {
    const others = 'no\r\n\u001b[2J\u202e'
    const shown = 'no␍␊␛[2J\\u{202e}'
    expect(describeError(en, { code: 'gateway-refused', retcode: '1\n2', message: others })).toMatchObject({
      title: `The gateway says 1␊2: ${shown}`,
      smallPrint: '1␊2 · gateway-refused',
    })
    expect(describeError(zh, { code: 'bad-input', detail: others }).title).toContain(shown)
  })

  it('tells how long it waited, when it knows', () => {
    expect(describeError(en, { code: 'gateway-timeout', timeoutMs: 10_000 }).title).toBe(
      'No answer from the gateway for 10 seconds.',
    )
    expect(describeError(zh, { code: 'gateway-timeout' }).title).toBe('网关没有及时应答。')
    expect(describeError(en, { code: 'gateway-timeout', timeoutMs: 400 }).title).toContain('in time')
  })

  it.each([
    ['busy', 'already-signed-in', 'You are signed in already.', '您已经签入。'],
    ['panel-not-answering', 'panel-not-proven', /is not the panel. Nothing was sent/, /不是面板；未向它发送/],
    ['gateway-timeout', 'proxy-settings', /^The proxy settings of this computer/, /^本机的代理设置/],
    ['gateway-timeout', 'session-not-ready', /^The session was not ready/, /^签入没有及时就绪/],
    ['gateway-unreachable', 'not-tls', /not HTTPS/, /不是 HTTPS/],
    ['gateway-unreachable', 'tls-too-old', /old, unsafe versions of TLS/, /过时且不安全的 TLS/],
    ['gateway-unreachable', 'malformed-reply', /does not speak proper HTTP/, /不符合 HTTP/],
    ['gateway-unreachable', 'handshake-refused', /refused the secure connection/, /拒绝建立安全连接/],
    ['ca-file-unreadable', 'file-not-answering', /does not answer/, /没有响应/],
    ['ca-file-unreadable', 'file-not-chosen', /not chosen here/, /不是在此处选择/],
    ['not-signed-in', 'signed-in-in-panel-only', /^Only the running panel is signed in/, /^只有正在运行的面板已签入/],
  ] as const)('tells %s because of %s from any other', (code, reason, english, chinese) => {
    expect(describeError(en, { code, reason }).title).toMatch(english)
    expect(describeError(zh, { code, reason }).title).toMatch(chinese)
    for (const t of [en, zh]) {
      expect(describeError(t, { code, reason }).nextStep).not.toBe(describeError(t, { code }).nextStep)
      expect(describeError(t, { code, detail: reason })).toEqual(describeError(t, { code }))
    }
  })

  it('tells input that is no text from any other that is bad', () => {
    const error = { code: 'bad-input', reason: 'not-text' } as const
    expect(describeError(en, error).title).toBe('Standard input is no readable text. Nothing was sent.')
    expect(describeError(zh, error).title).toBe('标准输入不是可读的文本；未发送任何内容。')
    for (const t of [en, zh]) expect(describeError(t, error).nextStep).toContain('UTF-8')
  })

  it.each([
    ['no-regular-file', /no ordinary file/, /不是普通文件/],
    ['file-too-large', /too large/, /过大/],
    ['no-certificate', /no certificate in/, /没有证书/],
  ] as const)('tells why a CA file cannot be used: %s', (reason, english, chinese) => {
    expect(describeError(en, { code: 'ca-file-unreadable', reason }).title).toMatch(english)
    expect(describeError(zh, { code: 'ca-file-unreadable', reason }).title).toMatch(chinese)
  })

  it.each([
    ['connection-refused', /Nothing answers at this port/, /端口没有服务/],
    ['host-not-found', /Its name is unknown/, /找不到此名称/],
  ] as const)('tells what to check when a gateway cannot be reached: %s', (reason, english, chinese) => {
    expect(describeError(en, { code: 'gateway-unreachable', reason }).nextStep).toMatch(english)
    expect(describeError(zh, { code: 'gateway-unreachable', reason }).nextStep).toMatch(chinese)
  })

  it('gives the report number of an internal fault', () => {
    expect(describeError(en, { code: 'internal', reportId: '7f3a' }).smallPrint).toBe('internal · 7f3a')
  })
})
