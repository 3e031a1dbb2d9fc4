import { describe, expect, it } from 'vitest'
import { createTranslator, resolveLanguage } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('createTranslator', () => {
  it('gives the text of its language', () => {
    expect(en('status.4')).toBe('Idle')
    expect(zh('status.4')).toBe('空闲')
    expect(zh.language).toBe('zh-CN')
  })

  it.each([
    [0, 'Your password expires today.'],
    [1, 'Your password expires tomorrow.'],
    [5, 'Your password expires in 5 days.'],
  ])('forms the plural of %i', (days, text) => {
    expect(en('banner.passwordExpires', { days })).toBe(text)
  })

  it('fills placeholders in again at each use', () => {
    expect(en('banner.signingIn.title', { agent: '20010' })).toBe('Signing in as 20010…')
    expect(en('banner.signingIn.title', { agent: '20012' })).toBe('Signing in as 20012…')
  })

  it('leaves what looks like markup in a value alone', () => {
    expect(en('banner.signingIn.title', { agent: '<b>1</b>' })).toBe('Signing in as <b>1</b>…')
  })

  it('throws when a placeholder is not given', () => {
    expect(() => en('banner.signingIn.title')).toThrow('agent')
  })
})

describe('resolveLanguage', () => {
  it('is the setting, or the system’s while the setting says so', () => {
    expect(resolveLanguage('en', 'zh-CN')).toBe('en')
    expect(resolveLanguage('system', 'zh-CN')).toBe('zh-CN')
  })
})

describe('the name of the keyring', () => {
  it.each([
    ['win32', 'Windows Credential Manager is locked.', 'Windows 凭据管理器已锁定。'],
    ['darwin', 'The macOS Keychain is locked.', '钥匙串已锁定。'],
    ['linux', 'The system keyring is locked.', '系统密钥环已锁定。'],
  ])('is the one of %s', (platform, english, chinese) => {
    expect(createTranslator('en', platform)('error.keyring-locked.title')).toBe(english)
    expect(createTranslator('zh-CN', platform)('error.keyring-locked.title')).toBe(chinese)
  })
})
