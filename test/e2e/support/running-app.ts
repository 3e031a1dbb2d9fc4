import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import type { AgentBarApi } from '../../../src/shared/ipc-contract.ts'
import { askMain } from './ask-main.ts'
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
}

/** An app with its panel, and all that it has said so far. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Standard output, standard error and the page's console, line by line. */
  readonly said: readonly string[]
  /** Quits as the agent does. */
  quit(): Promise<void>
  /** Ends the main process without a word to it. */
  kill(): Promise<void>
}

/** Starts the app and resolves when its panel shows something and is on the screen, unless it was asked to stay off it. */
export async function launchApp({ userData, environment, args = [] }: LaunchOptions): Promise<RunningApp> {
  const electron = await _electron.launch({
    args: ['--disable-gpu', `--user-data-dir=${userData}`, projectFolder, ...args],
    cwd: projectFolder,
    env: environment as Record<string, string>,
  })
  const said: string[] = []
  const child = electron.process()
  child.stdout?.on('data', (chunk: Buffer) => said.push(`main: ${chunk.toString('utf8').trimEnd()}`))
  child.stderr?.on('data', (chunk: Buffer) => said.push(`main: ${chunk.toString('utf8').trimEnd()}`))
  const page = await electron.firstWindow()
  page.on('console', (message) => said.push(`page: ${message.type()} ${message.text()}`))
  page.on('pageerror', (error) => said.push(`page: ${error.message}`))
  await page
    .locator('main')
    .waitFor({ timeout: 15_000 })
    .catch(async (fault: unknown) => {
      await electron.close()
      throw new Error(`The panel showed nothing.\n${said.join('\n')}`, { cause: fault })
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
  // The page can be used before that already, but keys from outside would go elsewhere.
  if (!args.includes('--hidden')) await expect.poll(() => isShown(app)).toBe(true)
  return app
}

/** Whether the panel is on the screen. */
export function isShown(app: RunningApp): Promise<boolean> {
  return askMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return window?.isVisible() === true && !window.isMinimized()
  })
}

/** The app's own log; empty when it has written none. */
export function readLog(userData: string): string {
  try {
    return readFileSync(join(userData, 'logs', 'agentbar.log'), 'utf8')
  } catch {
    return ''
  }
}

/** What nobody expected is thrown and logged as an error: no test may pass over it. */
export function unexpectedIn(userData: string): string[] {
  return readLog(userData)
    .split('\n')
    .filter((line) => line.includes(' error '))
}

/** Hotkey and tray come a moment after the panel. */
export async function untilHotkeyWorks(app: RunningApp): Promise<void> {
  await expect
    .poll(() => askMain(app, ({ globalShortcut }) => globalShortcut.isRegistered('Control+Shift+Space')))
    .toBe(true)
}
