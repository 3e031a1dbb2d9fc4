import { expect, type Page } from '@playwright/test'
import type { Gateway } from './gateway.ts'
import { agent } from './gateway.ts'
import type { RunningApp } from './running-app.ts'

export interface SignInChoices {
  readonly agentId?: string
  readonly password?: string
  readonly phone?: string
  readonly isPasswordStored?: boolean
}

/** Makes the next "open file" dialog return this file, because tests cannot use the dialog. */
async function answerFileDialog({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, file)
}

/** Chooses the gateway's certificate under "Advanced". */
export async function chooseCaFile(app: RunningApp, file: string): Promise<void> {
  const { page } = app
  await answerFileDialog(app, file)
  await page.locator('summary').click()
  await page.locator('details button').last().click()
  await expect(page.getByTestId('ca-file')).toHaveText(file)
}

/** Fills in the sign-in view, in any language, and submits it. */
export async function submitSignIn(app: RunningApp, gateway: Gateway, choices: SignInChoices = {}): Promise<void> {
  const { page } = app
  const { agentId = agent.agentId, password = agent.password, phone = agent.phone, isPasswordStored = true } = choices
  await page.locator('input[name="gateway"]').fill(gateway.url)
  await page.locator('input[name="agentId"]').fill(agentId)
  await page.locator('input[name="phone"]').fill(phone)
  await page.locator('input[name="password"]').fill(password)
  await page.getByRole('checkbox').setChecked(isPasswordStored)
  if (!(await page.getByTestId('ca-file').isVisible())) await chooseCaFile(app, gateway.caFile)
  await page.locator('button[type="submit"]').click()
}

/** Signs in through the view. Resolves when the panel shows the session. */
export async function signIn(app: RunningApp, gateway: Gateway, choices: SignInChoices = {}): Promise<void> {
  await submitSignIn(app, gateway, choices)
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in')
}

/** The command that signs the agent in; the password comes by standard input. */
export function signInArguments({ url, caFile }: Gateway): string[] {
  const { agentId, phone } = agent
  return ['session', 'sign-in', '--gateway', url, '--agent', agentId, '--phone', phone, '--ca', caFile]
}

/** The session state in the panel's header. */
export const sessionOf = (page: Page) => page.getByTestId('session')
