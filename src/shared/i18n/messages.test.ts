import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { messagesEn, type MessageKey } from './messages.en.ts'
import { messagesZhCn } from './messages.zh-CN.ts'

const keys = Object.keys(messagesEn) as MessageKey[]

/** Two forms of one name, which the translator gives: where they stand is the language's choice. */
const givenByTranslator = ['keyring', 'keyringFirst']

/** The names of the placeholders that callers fill, those inside plurals and choices too. */
function placeholders(message: string): string[] {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    // 0 is literal text, 7 the # of a plural; all else carries the name of a placeholder.
    if ('type' in value && 'value' in value && typeof value.value === 'string' && value.type !== 0)
      names.add(value.value)
    Object.values(value).forEach(visit)
  }
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].filter((name) => !givenByTranslator.includes(name)).sort()
}

describe('the messages', () => {
  it('are the same keys in both languages', () => {
    expect(Object.keys(messagesZhCn).sort()).toEqual([...keys].sort())
  })

  it.each(keys)('%s has a text with the same placeholders in both languages', (key) => {
    expect(messagesEn[key].trim()).not.toBe('')
    expect(messagesZhCn[key].trim()).not.toBe('')
    expect(placeholders(messagesZhCn[key])).toEqual(placeholders(messagesEn[key]))
  })
})
