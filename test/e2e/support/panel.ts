import { expect, type Locator, type Page } from '@playwright/test'
import type { Question } from '../../../src/shared/app-snapshot.ts'
import type { ErrorCode } from '../../../src/shared/error-codes.ts'
import type { Gateway } from './gateway.ts'

export const searchBox = (page: Page): Locator => page.getByRole('combobox')
export const card = (page: Page): Locator => page.getByTestId('card')
export const fieldOf = (page: Page, name: string): Locator => card(page).locator(`[data-field="${name}"]`)

/** Types a work number and presses Enter. */
export async function ask(page: Page, workno: string): Promise<void> {
  await searchBox(page).fill(workno)
  await searchBox(page).press('Enter')
}

/** Looks a colleague up. Resolves when the card is shown. */
export async function lookUp(page: Page, workno: string): Promise<void> {
  await ask(page, workno)
  await expect(fieldOf(page, 'workno')).toHaveText(workno)
}

export async function openDetails(page: Page): Promise<void> {
  await card(page).getByTestId('details-toggle').click()
  await expect(fieldOf(page, 'status')).toBeVisible()
}

/** Expects the panel's error to have this code. */
export async function expectError(page: Page, code: ErrorCode): Promise<Locator> {
  const note = page.getByTestId('error')
  await expect(note).toHaveAttribute('data-code', code)
  return note
}

/**
 * Sets the page's clock (epoch milliseconds), which then stands still. In one step: Playwright's
 * own `clock` takes two, and a tick between them sees the year 1970.
 */
export async function setPageClock(page: Page, time: number): Promise<void> {
  await page.evaluate((now) => void (Date.now = () => now), time)
}

/** From here on the card that is shown gets older: what it asks by itself has no answer. */
export function letCardAge(gateway: Pick<Gateway, 'failLookups'>): void {
  gateway.failLookups({ fault: 'retcode', retcode: '100-007' })
}

/** The dialog over the panel that asks the agent for a decision. */
export const questionOf = (page: Page, kind: Question['kind']): Locator =>
  page.locator(`[data-testid="question"][data-kind="${kind}"]`)

/** The panel's message about the session, with its buttons. */
export const bannerOf = (page: Page): Locator => page.getByTestId('session-banner')

/**
 * Asks for a colleague without a session. Expects that the banner alone says why there is no
 * answer, and that the number stays.
 */
export async function askInVain(page: Page, workno: string): Promise<void> {
  await ask(page, workno)
  // Equal lookups share one request, so the panel's own is answered as well when this one is.
  await page.evaluate((asked) => window.agentBar.queryAgentInfoByWorkNo(asked), workno)
  await expect(bannerOf(page)).toHaveCount(1)
  await expect(page.getByTestId('error')).toHaveCount(0)
  await expect(searchBox(page)).toHaveValue(workno)
}

export const button = (scope: Page | Locator, name: string): Locator => scope.getByRole('button', { name, exact: true })
