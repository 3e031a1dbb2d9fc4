import { IntlMessageFormat } from 'intl-messageformat'
import { messagesEn, type MessageKey } from './messages.en.ts'
import { messagesZhCn } from './messages.zh-CN.ts'

export type Language = 'en' | 'zh-CN'
export type MessageValues = Readonly<Record<string, string | number>>

/** Gives the text of a key in one language, its placeholders filled in. */
export interface Translator {
  (key: MessageKey, values?: MessageValues): string
  readonly language: Language
}

const messagesByLanguage: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: messagesEn,
  'zh-CN': messagesZhCn,
}

/** Whether there is a text under this key, for keys made from a number of the gateway's. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(messagesEn, key)

/** The language in use: the setting, or the system's while the setting says so. */
export const resolveLanguage = (setting: 'system' | Language, system: Language): Language =>
  setting === 'system' ? system : setting

/** Makes the translator of a language. Messages are parsed when first used and kept. Throws when a placeholder is not given. */
export function createTranslator(language: Language): Translator {
  const messages = messagesByLanguage[language]
  const formatters = new Map<MessageKey, IntlMessageFormat>()
  const translate = (key: MessageKey, values?: MessageValues): string => {
    const message = messages[key]
    if (!message.includes('{')) return message
    let formatter = formatters.get(key)
    if (!formatter) {
      formatter = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
      formatters.set(key, formatter)
    }
    return String(formatter.format(values))
  }
  return Object.assign(translate, { language })
}
