/** Texts of the tray menu, in English. */
export const trayMessagesEn = {
  'tray.open': 'Open AgentBar',
  'tray.openWithHotkey': 'Open AgentBar ({keys})',
  'tray.hotkey': '{keys} opens and hides it',
  'tray.resetPosition': 'Reset panel position',
  'tray.quit': 'Quit AgentBar',
} as const
