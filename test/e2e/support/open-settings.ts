import { expect, type Locator, type Page } from '@playwright/test'

export type SettingsTab = 'personal' | 'session' | 'administration'

export const settingsTab = (page: Page, name: SettingsTab): Locator => page.locator(`[role="tab"][data-tab="${name}"]`)

/** Opens the settings from the panel at one of their tabs, in either language. */
export async function openSettings(page: Page, tab: SettingsTab = 'personal'): Promise<void> {
  await page.getByRole('button', { name: /^(Settings|设置)$/ }).click()
  await settingsTab(page, tab).click()
  await expect(settingsTab(page, tab)).toHaveAttribute('aria-selected', 'true')
}
