import { expect, type Page } from '@playwright/test'
import type { SharedApp } from './shared-app.ts'
import { openSettings, type SettingsTab } from './open-settings.ts'
import { ask, card, expectError, lookUp, openDetails, questionOf, searchBox } from './panel.ts'

/** A view, and how an agent opens it on a page that was just loaded, in either language. */
export interface View {
  readonly name: string
  readonly open: (app: SharedApp) => Promise<void>
}

/** The settings at this tab, with all that the history has. */
const settingsAt =
  (tab: SettingsTab) =>
  async ({ page }: SharedApp): Promise<void> => {
    await page.evaluate(() => window.agentBar.updateSettings({ isHistoryKept: true }))
    await openSettings(page, tab)
  }

/** Two colleagues looked up, one of them a favourite, and the list of both open. */
const openSuggestions = async ({ page }: SharedApp): Promise<void> => {
  await lookUp(page, '20106')
  await giveStar(page, '20106')
  await lookUp(page, '20120')
  await lookUp(page, '20101')
  await searchBox(page).press('Escape')
  await expect(page.getByRole('option')).toHaveCount(3)
  await searchBox(page).press('ArrowDown')
}

const giveStar = (page: Page, workno: string): Promise<unknown> =>
  page.evaluate((favourite) => window.agentBar.setFavourite({ workno: favourite, isFavourite: true }), workno)

const openForm = async (page: Page): Promise<void> => {
  await expect(page.getByTestId('sign-in')).toBeVisible()
}

/** The views of an agent who is signed in. */
export const signedInViews: readonly View[] = [
  { name: 'panel', open: async ({ page }) => expect(searchBox(page)).toBeFocused() },
  { name: 'suggestions', open: openSuggestions },
  {
    name: 'card',
    open: async ({ page }) => {
      await lookUp(page, '20011')
    },
  },
  {
    name: 'details',
    open: async ({ page }) => {
      await lookUp(page, '20120')
      await openDetails(page)
    },
  },
  {
    name: 'busy',
    open: async ({ page }) => {
      await lookUp(page, '20106')
      await giveStar(page, '20106')
      await expect(card(page).locator('[aria-pressed="true"]')).toBeVisible()
    },
  },
  {
    name: 'actions',
    open: async ({ page }) => {
      await lookUp(page, '20101')
      await searchBox(page).press('Control+k')
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'error',
    open: async ({ page }) => {
      await ask(page, '58999')
      await expectError(page, 'colleague-not-found')
    },
  },
  {
    name: 'keys',
    open: async ({ page }) => {
      await searchBox(page).press('F1')
      await expect(page.getByTestId('keys')).toBeVisible()
    },
  },
  { name: 'settings-personal', open: settingsAt('personal') },
  {
    name: 'settings-search',
    open: async (app) => {
      await settingsAt('personal')(app)
      await app.page.getByTestId('hotkey').evaluate((group) => group.scrollIntoView({ block: 'start' }))
    },
  },
  {
    name: 'settings-panel',
    open: async (app) => {
      await settingsAt('personal')(app)
      await app.page.locator('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }))
    },
  },
  {
    name: 'settings-hotkey',
    open: async (app) => {
      await settingsAt('personal')(app)
      const hotkey = app.page.getByTestId('hotkey')
      await hotkey.getByRole('button').first().click()
      await expect(hotkey).toHaveAttribute('data-state', 'recording')
    },
  },
  { name: 'settings-session', open: settingsAt('session') },
  { name: 'settings-administration', open: settingsAt('administration') },
]

/** The views before the first sign-in. */
export const firstRunViews: readonly View[] = [
  { name: 'sign-in', open: async ({ page }) => openForm(page) },
  {
    name: 'sign-in-problems',
    open: async ({ page }) => {
      await openForm(page)
      await page.locator('button[type="submit"]').click()
      await expect(page.locator('[aria-invalid="true"]')).toHaveCount(4)
    },
  },
  {
    name: 'adopt',
    open: async ({ page }) => {
      await openForm(page)
      await page.locator('button.link-button').last().click()
      await expect(page.locator('input[name="guid"]')).toBeVisible()
    },
  },
  {
    name: 'certificate',
    open: async ({ page, gateway }) => {
      await openForm(page)
      await page.locator('input[name="gateway"]').fill(gateway.url)
      await page.locator('.buttons button[type="button"]').first().click()
      await expect(questionOf(page, 'certificate')).toBeVisible()
    },
  },
]
