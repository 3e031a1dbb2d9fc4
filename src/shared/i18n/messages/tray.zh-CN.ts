import type { trayMessagesEn } from './tray.en.ts'

/** Texts of the tray menu, in simplified Chinese. */
export const trayMessagesZhCn = {
  'tray.open': '打开座席工具条',
  'tray.openWithHotkey': '打开座席工具条（{keys}）',
  'tray.hotkey': '按 {keys} 打开或隐藏',
  'tray.resetPosition': '恢复面板位置',
  'tray.quit': '退出座席工具条',
} as const satisfies Record<keyof typeof trayMessagesEn, string>
