import { agentMessagesEn } from './messages/agent.en.ts'
import { cliMessagesEn } from './messages/cli.en.ts'
import { errorMessagesEn } from './messages/error.en.ts'
import { panelMessagesEn } from './messages/panel.en.ts'
import { questionMessagesEn } from './messages/question.en.ts'
import { sessionMessagesEn } from './messages/session.en.ts'
import { settingsMessagesEn } from './messages/settings.en.ts'
import { signInMessagesEn } from './messages/sign-in.en.ts'
import { trayMessagesEn } from './messages/tray.en.ts'

/** Every text in English, as ICU messages. The other languages have the same keys. */
export const messagesEn = {
  ...agentMessagesEn,
  ...cliMessagesEn,
  ...errorMessagesEn,
  ...panelMessagesEn,
  ...questionMessagesEn,
  ...sessionMessagesEn,
  ...settingsMessagesEn,
  ...signInMessagesEn,
  ...trayMessagesEn,
} as const

export type MessageKey = keyof typeof messagesEn
