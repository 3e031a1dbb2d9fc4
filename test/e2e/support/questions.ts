import type { Locator, Page } from '@playwright/test'
import type { Question } from '../../../src/shared/app-snapshot.ts'

/** What only the agent can decide, as it lies over the panel. */
export const questionOf = (page: Page, kind: Question['kind']): Locator =>
  page.locator(`[data-testid="question"][data-kind="${kind}"]`)

/** What the panel says about the session, and offers. */
export const bannerOf = (page: Page): Locator => page.getByTestId('session-banner')

export const button = (scope: Page | Locator, name: string): Locator => scope.getByRole('button', { name, exact: true })
