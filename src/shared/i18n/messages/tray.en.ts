/** Texts of the tray menu, in English. */
export const trayMessagesEn = {
  'tray.open': 'Open AgentBar',
  'tray.resetPosition': 'Reset panel position',
  'tray.quit': 'Quit AgentBar',
} as const
