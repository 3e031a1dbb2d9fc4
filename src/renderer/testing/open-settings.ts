import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'

export type SettingsTab = 'Preferences' | 'Sign-in' | 'Administration'

/** Opens the settings of the English page at the tab of this name. */
export async function openSettings(tab: SettingsTab = 'Preferences'): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
  await userEvent.click(screen.getByRole('tab', { name: tab }))
}
