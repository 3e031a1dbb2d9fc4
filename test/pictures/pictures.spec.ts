import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { untilFitted } from '../e2e/support/layout.ts'
import { projectFolder } from '../support/project-folder.ts'
import type { SharedApp } from '../e2e/support/shared-app.ts'
import { expect, test } from '../e2e/support/test.ts'
import { firstRunViews, signedInViews, type View } from '../e2e/support/views.ts'

/**
 * One picture of each view in each look, for the documentation:
 * docs/screenshots/LANGUAGE-LOOK/VIEW.png.
 */
const folder = join(projectFolder, 'docs', 'screenshots')

const looks = ['light', 'dark', 'high-contrast'] as const
type Look = (typeof looks)[number]
const languages = ['zh-CN', 'en'] as const
type Language = (typeof languages)[number]

async function putOn(page: Page, look: Look, language: Language): Promise<void> {
  const theme = look === 'dark' ? 'dark' : 'light'
  await page.evaluate((patch) => window.agentBar.updateSettings(patch), { theme, language } as const)
  await page.emulateMedia({ forcedColors: look === 'high-contrast' ? 'active' : 'none' })
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function draw(app: SharedApp, view: View, look: Look, language: Language): Promise<void> {
  const { page } = app
  await putOn(page, look, language)
  await view.open(app)
  await page.mouse.move(0, 0)
  await untilFitted(page)
  const target = join(folder, `${language}-${look}`)
  mkdirSync(target, { recursive: true })
  await page.screenshot({ path: join(target, `${view.name}.png`), animations: 'disabled', caret: 'hide' })
}

for (const language of languages)
  for (const look of looks) {
    for (const view of signedInViews)
      test(`${view.name}, ${look} in ${language}`, async ({ panel }) => draw(panel, view, look, language))
    for (const view of firstRunViews)
      test(`${view.name}, ${look} in ${language}`, async ({ firstRun }) => draw(firstRun, view, look, language))
  }
