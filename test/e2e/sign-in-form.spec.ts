import type { Page } from '@playwright/test'
import { startOtherClient } from './support/other-client.ts'
import { sessionOf, submitSignIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const elsewhere = { agentId: '20019', password: 'Agent@20019', phone: '70919' }
const fields = ['gateway', 'agentId', 'phone', 'password'] as const
const input = (page: Page, name: (typeof fields)[number] | 'guid') => page.locator(`input[name="${name}"]`)
const offer = (page: Page, name: 'adopt' | 'lookup-only' | 'leave' | 'force') =>
  page.locator(`[data-testid="elsewhere"] [data-offer="${name}"]`)
const invalid = (page: Page) => page.locator('[aria-invalid="true"]')

/** What the form has in its fields. */
const typed = (page: Page): Promise<string[]> => Promise.all(fields.map((name) => input(page, name).inputValue()))

test('a field that is left empty stays calm until the form is sent', async ({ firstRun: { page } }) => {
  for (const name of fields) await input(page, name).focus()
  await page.getByRole('checkbox').focus()
  await expect(invalid(page)).toHaveCount(0)

  await input(page, 'agentId').fill('20x')
  await input(page, 'phone').focus()
  await expect(invalid(page)).toHaveAttribute('name', 'agentId')
  await input(page, 'agentId').fill('')
  await input(page, 'phone').focus()
  await expect(invalid(page)).toHaveCount(0)

  await page.locator('button[type="submit"]').click()
  await expect(invalid(page)).toHaveCount(fields.length)
  await expect(input(page, 'gateway')).toBeFocused()
})

test('what may be left empty is marked, and that alone, for each kind of sign-in', async ({ firstRun: { page } }) => {
  const marked = async (name: (typeof fields)[number]) => {
    const id = (await input(page, name).getAttribute('id')) ?? ''
    return /\(optional\)|（选填）/.test(await page.locator(`label[for="${id}"]`).innerText())
  }
  const allMarked = async () => {
    const found = await Promise.all(fields.map(async (name) => ((await marked(name)) ? [name] : [])))
    return found.flat()
  }
  expect(await allMarked()).toEqual([])
  await page.locator('summary').click()
  await page.locator('input[type="radio"][value="loginex"]').check()
  await expect.poll(allMarked).toEqual(['phone', 'password'])
  for (const name of ['phone', 'password'] as const)
    await expect(input(page, name)).not.toHaveAttribute('aria-required', 'true')
})

test('an agent who cancels a sign-in by force finds everything typed, the password too', async ({
  launch,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  const all = [gateway.url, elsewhere.agentId, elsewhere.phone, elsewhere.password]
  await submitSignIn(app, gateway, elsewhere)
  await offer(page, 'force').click()
  await page.getByTestId('force-confirm').locator('button').first().click()
  await expect(page.getByTestId('sign-in')).toBeVisible()
  expect(await typed(page)).toEqual(all)

  // The other program is gone meanwhile: one press is enough, and then the page has no password.
  gateway.control.forceSignOut(elsewhere.agentId)
  await page.locator('button[type="submit"]').click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  expect(await page.content()).not.toContain(elsewhere.password)
  expect(gateway.requestsOf('forceLogin')).toEqual([])
})

test('an agent who comes back from the hand-over finds the form as it was, without the password', async ({
  launch,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  await submitSignIn(app, gateway, elsewhere)
  await offer(page, 'adopt').click()
  await expect(input(page, 'guid')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('sign-in')).toBeVisible()
  expect(await typed(page)).toEqual([gateway.url, elsewhere.agentId, elsewhere.phone, ''])
  await expect(page.getByTestId('ca-file')).toHaveText(gateway.caFile)
})

test.describe('at a gateway that needs no cookies of a load balancer', () => {
  test.use({ gatewayOptions: { requireCookie: false } })

  test('an agent who is signed in with the workbench takes that session over quietly', async ({ launch, gateway }) => {
    const workbench = await startOtherClient(gateway)
    const app = await launch()
    const { page } = app
    await submitSignIn(app, gateway)
    await expect(offer(page, 'adopt')).toBeFocused()
    await page.keyboard.press('Enter')
    await input(page, 'guid').fill(workbench.handedOver)
    await page.keyboard.press('Enter')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    expect((await workbench.lookUp('20011')).json()).toMatchObject({ retcode: '0' })
    expect(gateway.requestsOf('forceLogin')).toEqual([])
  })
})
