import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { startGateway, type Gateway } from './gateway.ts'
import { launchApp, unexpectedErrors, type RunningApp } from './running-app.ts'
import { forbiddenRequests } from './session-probes.ts'
import { writeSettingsFile } from './settings-file.ts'
import { sessionOf, signIn } from './sign-in.ts'

/** An app that the tests of a worker use one after the other, each after a reload of the page. */
export interface SharedApp extends RunningApp {
  readonly gateway: Gateway
  readonly userData: string
  /** Undoes what a test may have changed. */
  startOver(): Promise<void>
  stop(): Promise<void>
}

/** Starts an app for several tests: signed in to its own gateway, or before the first sign-in. */
export async function startSharedApp(environment: NodeJS.ProcessEnv, isSignedIn: boolean): Promise<SharedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'agentbar-e2e-shared-'))
  const userData = join(folder, 'user-data')
  const gateway = await startGateway(folder)
  // The display's hotkey belongs to the tests that start their own app.
  writeSettingsFile(userData, { hotkey: null })
  const app = await launchApp({ userData, environment })
  if (isSignedIn) await signIn(app, gateway)
  return {
    ...app,
    gateway,
    userData,
    async startOver() {
      const { page } = app
      gateway.startOver()
      await page.evaluate(startOverInPage)
      await page.reload()
      if (isSignedIn) await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
      else await expect(page.getByTestId('sign-in')).toBeVisible()
      // Once more: a lookup that the end of a fault has broken off is sent again.
      gateway.startOver()
    },
    async stop() {
      await app.quit()
      await gateway.stop()
      const unexpected = unexpectedErrors(userData)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      expect(unexpected).toEqual([])
      expect(forbiddenRequests(gateway)).toEqual([])
    },
  }
}

/** Undoes what a test may have left in main: settings, favourites, questions without an answer. */
async function startOverInPage(): Promise<void> {
  const { agentBar } = window
  const first = { language: 'system', theme: 'system', textSizePercent: 100, highestWorkno: 59_999 } as const
  await agentBar.updateSettings(first)
  await agentBar.forgetAllRecent()
  const snapshot = await agentBar.readSnapshot()
  if (!snapshot.ok) return
  for (const { workno } of snapshot.value.favouriteColleagues)
    await agentBar.setFavourite({ workno, isFavourite: false })
  for (const question of snapshot.value.questions)
    if (question.kind === 'certificate') {
      const { kind, id } = question
      await agentBar.answerQuestion({ kind, id, isPinned: false })
    }
}
