import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import type { AgentBarApi } from '../../../src/shared/ipc-contract.ts'
import { evaluateInMain } from './evaluate-in-main.ts'
import { projectFolder } from '../../support/project-folder.ts'

declare global {
  interface Window {
    readonly agentBar: AgentBarApi
  }
}

export interface LaunchOptions {
  readonly userData: string
  readonly environment: NodeJS.ProcessEnv
  readonly args?: readonly string[]
  /** Another Electron than the installed one. */
  readonly executable?: string
}

/** A running app with its panel and output. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Standard output, standard error and the page's console so far, line by line. */
  readonly said: readonly string[]
  /** Quits the app. */
  quit(): Promise<void>
  /** Kills the main process. */
  kill(): Promise<void>
}

/** Starts the app. Resolves when its panel has content and, unless `--hidden`, is on the screen. */
export async function launchApp({ userData, environment, args = [], executable }: LaunchOptions): Promise<RunningApp> {
  const electron = await _electron.launch({
    args: ['--disable-gpu', `--user-data-dir=${userData}`, projectFolder, ...args],
    cwd: projectFolder,
    env: environment as Record<string, string>,
    ...(executable === undefined ? {} : { executablePath: executable }),
  })
  const said: string[] = []
  const child = electron.process()
  child.stdout?.on('data', (chunk: Buffer) => said.push(`main: ${chunk.toString('utf8').trimEnd()}`))
  child.stderr?.on('data', (chunk: Buffer) => said.push(`main: ${chunk.toString('utf8').trimEnd()}`))
  const page = await electron.firstWindow({ timeout: 30_000 })
  page.on('console', (message) => said.push(`page: ${message.type()} ${message.text()}`))
  page.on('pageerror', (error) => said.push(`page: ${error.message}`))
  await page
    .locator('main')
    .waitFor({ timeout: 15_000 })
    .catch(async (error: unknown) => {
      await electron.close()
      throw new Error(`The panel showed nothing.\n${said.join('\n')}`, { cause: error })
    })
  const app: RunningApp = {
    electron,
    page,
    said,
    quit: () => electron.close(),
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
  // The page is usable earlier, but keys from outside would go elsewhere.
  if (!args.includes('--hidden')) await expect.poll(() => isShown(app)).toBe(true)
  return app
}

/** Whether the panel is on the screen. */
export function isShown(app: RunningApp): Promise<boolean> {
  return evaluateInMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return window?.isVisible() === true && !window.isMinimized()
  })
}

/** The app's log file; empty if there is none. */
export function readLog(userData: string): string {
  try {
    return readFileSync(join(userData, 'logs', 'agentbar.log'), 'utf8')
  } catch {
    return ''
  }
}

/** Log lines of unexpected errors. No test may ignore them. */
export function unexpectedErrors(userData: string): string[] {
  return readLog(userData)
    .split('\n')
    .filter((line) => line.includes(' error '))
}

/** Resolves when the hotkey is registered, which happens a moment after the panel is shown. */
export async function untilHotkeyWorks(app: RunningApp): Promise<void> {
  await expect
    .poll(() => evaluateInMain(app, ({ globalShortcut }) => globalShortcut.isRegistered('Control+Shift+Space')))
    .toBe(true)
}
