import { IntlMessageFormat } from 'intl-messageformat'
import { messagesEn, type MessageKey } from './messages.en.ts'
import { messagesZhCn } from './messages.zh-CN.ts'

export type Language = 'en' | 'zh-CN'
export type MessageValues = Readonly<Record<string, string | number>>

/** Gives the text of a key in one language, with its placeholders filled in. */
export interface Translator {
  (key: MessageKey, values?: MessageValues): string
  readonly language: Language
}

const messagesByLanguage: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: messagesEn,
  'zh-CN': messagesZhCn,
}

/** Whether there is a text for this key. For keys that contain a number of the gateway. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(messagesEn, key)

/** The language of a setting; `system` is the system's language. */
export const resolveLanguage = (setting: 'system' | Language, system: Language): Language =>
  setting === 'system' ? system : setting

/**
 * Creates the translator of a language. It parses each message at its first use. Throws when a
 * value for a placeholder is missing. Texts name the keyring as the platform does: `{keyring}`, or
 * `{keyringFirst}` at the start of a sentence, which no caller gives. Tests may leave the platform
 * out.
 */
export function createTranslator(language: Language, platform = 'other'): Translator {
  const messages = messagesByLanguage[language]
  const formatters = new Map<MessageKey, IntlMessageFormat>()
  let keyringNames: MessageValues | null = null
  const translate = (key: MessageKey, values?: MessageValues): string => {
    const message = messages[key]
    if (!message.includes('{')) return message
    let formatter = formatters.get(key)
    if (!formatter) {
      formatter = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
      formatters.set(key, formatter)
    }
    if (!message.includes('{keyring')) return String(formatter.format(values))
    keyringNames ??= keyringNamesOf(translate('keyring.name', { platform }))
    return String(formatter.format({ ...keyringNames, ...values }))
  }
  return Object.assign(translate, { language })
}

const keyringNamesOf = (keyring: string): MessageValues => ({
  keyring,
  keyringFirst: keyring.charAt(0).toUpperCase() + keyring.slice(1),
})
