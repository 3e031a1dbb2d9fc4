import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { messagesEn } from '../../src/shared/i18n/messages.en.ts'
import { messagesZhCn } from '../../src/shared/i18n/messages.zh-CN.ts'
import { projectFolder } from '../support/project-folder.ts'
import { readSources } from './syntax-tree.ts'

/** Names of the keyring stand in one text alone, which chooses by the platform. */
const platformNames = 'keyring.name'

const chineseRules: Readonly<Record<string, RegExp>> = {
  'one word per thing': /会话|密钥环|账号|组织|本工具|本程序|AgentBar|电话号码/,
  'full-width punctuation': /[\u4e00-\u9fff][,:;!?()"]|[,:;!?()"][\u4e00-\u9fff]/,
  'no dash for "to"': /[0-9}]–[0-9{]/,
}
const englishRules: Readonly<Record<string, RegExp>> = {
  'the keyring by the platform’s name': /(?<!\{)\bkeyring\b(?!First\}|\})/i,
  'typographic quotes': /\w'\w|"/,
  'if it keeps happening': /\bif (?:it|this) stays\b/i,
}

/** The names of the rules that a text breaks. */
const broken = (rules: Readonly<Record<string, RegExp>>, message: string): string[] =>
  Object.keys(rules).filter((name) => rules[name]?.test(message))

const faults = (rules: Readonly<Record<string, RegExp>>, messages: Readonly<Record<string, string>>): string[] =>
  Object.entries(messages).flatMap(([key, message]) =>
    key === platformNames ? [] : broken(rules, message).map((rule) => `${key}: ${rule}`),
  )

describe('the words of the texts', () => {
  it('are those of Chinese contact centres, with Chinese punctuation', () => {
    expect(faults(chineseRules, messagesZhCn)).toEqual([])
  })

  it('are those of good English products', () => {
    expect(faults(englishRules, messagesEn)).toEqual([])
  })

  it('name the keyring of the platform at hand, in every program', () => {
    const calls = readSources()
      .filter(({ path }) => /^src\/(?:main|renderer)\//.test(path) && !/\.(?:test|testkit)\.ts$/.test(path))
      .flatMap(({ path }) =>
        [...readFileSync(join(projectFolder, path), 'utf8').matchAll(/createTranslator\((.*)$/gm)].map(([, rest]) => ({
          path,
          rest,
        })),
      )
    expect(calls.length).toBeGreaterThan(3)
    expect(calls.filter(({ rest }) => !/platform/.test(rest ?? '')).map(({ path }) => path)).toEqual([])
  })
})

describe('the search for wrong words', () => {
  it.each([
    ['您在网关上的会话已失效。', 'one word per thing'],
    ['本系统没有密钥环。', 'one word per thing'],
    ['您的账号已锁定。', 'one word per thing'],
    ['退出 AgentBar', 'one word per thing'],
    ['未知(无)', 'full-width punctuation'],
    ['工号范围为 101–59999', 'no dash for "to"'],
  ])('finds what is wrong with %s', (message, rule) => {
    expect(broken(chineseRules, message)).toEqual([rule])
  })

  it.each([
    ['The keyring is locked.', 'the keyring by the platform’s name'],
    ['Try again. If it stays, tell your help desk this code.', 'if it keeps happening'],
    ["Check this computer's date.", 'typographic quotes'],
  ])('finds what is wrong with %s', (message, rule) => {
    expect(broken(englishRules, message)).toEqual([rule])
  })

  it.each(['{keyringFirst} is locked.', 'AgentBar keeps it in {keyring}.'])('is content with %s', (message) => {
    expect(broken(englishRules, message)).toEqual([])
  })
})
