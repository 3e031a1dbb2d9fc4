import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { projectFolder } from '../../support/project-folder.ts'
import { untilFitted } from './layout.ts'

/** By LANGUAGE-THEME. */
const folder = join(projectFolder, 'output', 'screenshots')

export interface Look {
  readonly language: 'zh-CN' | 'en'
  readonly theme: 'light' | 'dark'
  readonly textSizePercent: 100 | 200
}

/** Each combination that can break a view in its own way. */
export const looks: readonly Look[] = [
  { language: 'zh-CN', theme: 'light', textSizePercent: 100 },
  { language: 'zh-CN', theme: 'dark', textSizePercent: 100 },
  { language: 'en', theme: 'light', textSizePercent: 100 },
  { language: 'en', theme: 'dark', textSizePercent: 100 },
  { language: 'zh-CN', theme: 'light', textSizePercent: 200 },
  { language: 'en', theme: 'dark', textSizePercent: 200 },
]

export const nameOf = ({ language, theme, textSizePercent }: Look): string =>
  `${language}-${theme}${textSizePercent === 100 ? '' : `-${textSizePercent}`}`

/** Takes a screenshot once the window has the height of its content. */
export function photographer(page: Page, look: Look, name = nameOf(look)): (state: string) => Promise<void> {
  const target = join(folder, name)
  mkdirSync(target, { recursive: true })
  return async (state) => {
    await page.mouse.move(0, 0)
    await untilFitted(page)
    await page.screenshot({ path: join(target, `${state}.png`), animations: 'disabled', caret: 'hide' })
  }
}
