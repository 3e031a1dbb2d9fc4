import { agentMessagesZhCn } from './messages/agent.zh-CN.ts'
import { cliMessagesZhCn } from './messages/cli.zh-CN.ts'
import { errorMessagesZhCn } from './messages/error.zh-CN.ts'
import { panelMessagesZhCn } from './messages/panel.zh-CN.ts'
import { questionMessagesZhCn } from './messages/question.zh-CN.ts'
import { sessionMessagesZhCn } from './messages/session.zh-CN.ts'
import { settingsMessagesZhCn } from './messages/settings.zh-CN.ts'
import { signInMessagesZhCn } from './messages/sign-in.zh-CN.ts'
import { trayMessagesZhCn } from './messages/tray.zh-CN.ts'
import type { MessageKey } from './messages.en.ts'

/** Every text in simplified Chinese, in the words of contact-centre products. */
export const messagesZhCn = {
  ...agentMessagesZhCn,
  ...cliMessagesZhCn,
  ...errorMessagesZhCn,
  ...panelMessagesZhCn,
  ...questionMessagesZhCn,
  ...sessionMessagesZhCn,
  ...settingsMessagesZhCn,
  ...signInMessagesZhCn,
  ...trayMessagesZhCn,
} as const satisfies Record<MessageKey, string>
