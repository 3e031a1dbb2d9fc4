import type { CDPSession, Page } from '@playwright/test'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { ask, card, fieldOf, lookUp, searchBox } from './support/panel.ts'
import { isShown, type RunningApp } from './support/running-app.ts'
import { expect, test } from './support/test.ts'

const clipboardOf = (app: RunningApp) => evaluateInMain(app, ({ clipboard }) => clipboard.readText())
const selectionOf = (page: Page) =>
  searchBox(page).evaluate((box) =>
    box instanceof HTMLInputElement ? box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0) : '',
  )

test('the first key typed arrives in the search box, and Enter looks up', async ({ panel: { page } }) => {
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.type('20011')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
  await expect(searchBox(page)).toBeFocused()
})

test('Enter on an empty box does nothing', async ({ panel: { page, gateway } }) => {
  await page.keyboard.press('Enter')
  await lookUp(page, '20101')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(1)
  await expect(page.getByTestId('error')).toHaveCount(0)
})

test('Enter once more looks the same number up again', async ({ panel: { page, gateway } }) => {
  await lookUp(page, '20101')
  await page.keyboard.press('Enter')
  await expect.poll(() => gateway.requestsOf('queryAgentInfoByWorkNo').length).toBe(2)
})

test('Escape clears box and card, and once more puts the panel away', async ({ signedIn }) => {
  const { page } = signedIn
  await lookUp(page, '20011')
  await page.keyboard.press('Escape')
  await expect(searchBox(page)).toHaveValue('')
  await expect(searchBox(page)).toBeFocused()
  await expect(card(page)).toHaveCount(0)
  expect(await isShown(signedIn)).toBe(true)

  await page.keyboard.press('Escape')
  await expect.poll(() => isShown(signedIn)).toBe(false)
})

test('arrow keys choose among the colleagues looked up before, newest first', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await lookUp(page, '20102')
  await page.keyboard.press('Escape')
  const chosen = page.getByRole('option', { selected: true })
  await expect(page.getByRole('option')).toHaveCount(2)
  await expect(chosen).toHaveCount(0)

  await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('20102')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('20101')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
})

test('Ctrl+P puts a favourite before all others, and Delete takes one out of the list', async ({ panel: { page } }) => {
  const numbers = () =>
    page.getByRole('option').evaluateAll((options) => options.map((option) => option.getAttribute('data-workno')))
  for (const workno of ['20101', '20102', '20103']) await lookUp(page, workno)
  await page.keyboard.press('Escape')
  await expect.poll(numbers).toEqual(['20103', '20102', '20101'])

  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+p')
  await expect.poll(numbers).toEqual(['20101', '20103', '20102'])
  await expect(page.getByRole('option', { selected: true })).toContainText('20101')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect.poll(numbers).toEqual(['20101', '20102'])
  await expect(page.getByRole('option', { selected: true })).toContainText('20102')
})

test('the menu of a suggestion is wholly in sight, however low the suggestion stands', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await expect(page.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 })
})

test('Ctrl+C copies the phone when nothing is selected', async ({ panel }) => {
  const { page } = panel
  await lookUp(page, '20102')
  await page.keyboard.press('End')
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboardOf(panel)).toBe((await fieldOf(page, 'phone').innerText()).trim())
  await expect(page.getByTestId('announcement')).toHaveText(/^Phone number \d+ copied\.$/)

  await lookUp(page, '20103')
  await page.getByRole('button', { name: 'Copy phone number', exact: true }).click()
  await expect.poll(() => clipboardOf(panel)).toBe((await fieldOf(page, 'phone').innerText()).trim())
})

test('Ctrl+C leaves a selection to the system', async ({ panel }) => {
  const { page, electron } = panel
  await electron.evaluate(({ clipboard }) => clipboard.writeText('from before'))
  await lookUp(page, '20102')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect(page.getByTestId('announcement')).not.toContainText('copied')
  expect(await clipboardOf(panel)).not.toBe((await fieldOf(page, 'phone').innerText()).trim())
})

test('Ctrl+L selects the box from anywhere', async ({ panel: { page } }) => {
  await lookUp(page, '20011')
  await page.getByTestId('details-toggle').focus()
  await page.keyboard.press('Control+l')
  await expect(searchBox(page)).toBeFocused()
  expect(await selectionOf(page)).toBe('20011')
})

test('F1 lists the keys and puts the list away again', async ({ panel: { page } }) => {
  await page.keyboard.press('F1')
  await expect(page.getByTestId('keys')).toContainText('Copy the phone number')
  await page.keyboard.press('F1')
  await expect(page.getByTestId('keys')).toHaveCount(0)
  await expect(searchBox(page)).toBeFocused()
})

test('every control can be reached by Tab, and shows that it has the focus', async ({ panel: { page } }) => {
  await lookUp(page, '20011')
  const reached = new Set<string>()
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const focused = document.activeElement
      if (!(focused instanceof HTMLElement) || focused === document.body) return ''
      const isShown = getComputedStyle(focused).outlineStyle !== 'none' || focused.matches('input')
      return isShown ? (focused.getAttribute('aria-label') ?? focused.innerText.trim()) : 'focus not shown'
    })
    reached.add(label)
  }
  const labels = [...reached]
  expect(labels).not.toContain('focus not shown')
  expect(labels).toEqual(
    expect.arrayContaining(['Settings', 'Hide (Esc)', 'Look up a work number', 'Look up again', 'Copy phone number']),
  )
  expect(labels.some((label) => label.includes('Details'))).toBe(true)
})

test.describe('with an input method', () => {
  async function compose(cdp: CDPSession, texts: readonly string[]): Promise<void> {
    for (const text of texts)
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }

  /** The Enter that an input method takes for itself. */
  async function pressProcessedEnter(cdp: CDPSession): Promise<void> {
    const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }

  test('no key acts while a number is composed, and the Enter after it looks up', async ({
    panel: { page, gateway },
  }) => {
    const cdp = await page.context().newCDPSession(page)
    await expect(searchBox(page)).toBeFocused()
    await compose(cdp, ['２', '２０', '２００', '２００１', '２００１１'])
    await pressProcessedEnter(cdp)
    await cdp.send('Input.insertText', { text: '２００１１' })
    await expect(searchBox(page)).toHaveValue('２００１１')
    // A later question, answered: an earlier one would be among the requests by now.
    await page.evaluate(() => window.agentBar.queryAgentInfoByWorkNo('20101'))
    expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(1)
    await expect(card(page)).toHaveCount(0)
    await expect(page.getByTestId('error')).toHaveCount(0)

    await page.keyboard.press('Enter')
    await expect(fieldOf(page, 'workno')).toHaveText('20011')
    await cdp.detach()
  })

  test('Escape while composing is the input method’s', async ({ panel: { page } }) => {
    await ask(page, '20011')
    await expect(fieldOf(page, 'workno')).toHaveText('20011')
    const cdp = await page.context().newCDPSession(page)
    await compose(cdp, ['张'])
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Escape',
      code: 'Escape',
      windowsVirtualKeyCode: 229,
    })
    await expect(fieldOf(page, 'workno')).toHaveText('20011')
    await compose(cdp, [''])
    await cdp.detach()
  })
})
