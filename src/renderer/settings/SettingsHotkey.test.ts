import { describe, expect, it } from 'vitest'
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { failure, success } from '../../shared/result.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]

const pressButton = (name: string): Promise<void> => userEvent.click(buttonOf(name))
const buttonOf = (name: string): HTMLElement => within(section()).getByRole('button', { name })
const section = (): HTMLElement => screen.getByTestId('hotkey')
const field = (): HTMLElement => within(section()).getByRole('textbox')
const said = (): string => screen.getByTestId('announcement').textContent.trim()

async function openSettings(differences: Partial<AppSnapshot> = {}, script: Script = {}) {
  const page = await renderPage(differences, {
    pauseHotkey: () => success(null),
    changeHotkey: () => success(null),
    ...script,
  })
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
  return page
}

async function record(differences: Partial<AppSnapshot> = {}, script: Script = {}) {
  const page = await openSettings(differences, script)
  await pressButton('Change')
  return page
}

/** Presses and releases a whole combination. */
const combination = '{Control>}{Alt>}k{/Alt}{/Control}'

const paused = [
  ['pauseHotkey', true],
  ['pauseHotkey', false],
]

describe('the hotkey in the settings', () => {
  it('is shown as the keyboard names it', async () => {
    await openSettings()
    expect(field().textContent.trim()).toBe('Ctrl+Shift+Space')
    expect(section().dataset['state']).toBe('active')
    expect(within(section()).queryByText(/Another program/)).toBeNull()
  })

  it('is said to be of no use, with what to do, while another program has it', async () => {
    await openSettings({ hotkey: { accelerator: 'Control+Alt+K', state: 'taken' } })
    const warning = within(section()).getByText(/^Ctrl\+Alt\+K is used by another program.*Choose another one/)
    for (const control of [field(), buttonOf('Change')])
      expect(control.getAttribute('aria-describedby')).toBe(warning.id)
  })

  it('is said to be none, and there is none to remove', async () => {
    await openSettings({ hotkey: { accelerator: null, state: 'off' } })
    expect(field().textContent.trim()).toBe('None')
    expect(within(section()).queryByRole('button', { name: 'Clear' })).toBeNull()
  })

  it('is not blamed on another program where the desktop gives none, but the substitute is named', async () => {
    const hotkey = { accelerator: 'Control+Shift+Space', state: 'taken' } as const
    await openSettings({ hotkey, desktop: { limits: ['no-hotkey'], hasOpacity: true } })
    expect(within(section()).queryByText(/Another program/)).toBeNull()
    const hint = within(section()).getByText(/agentbar --toggle/)
    expect(field().getAttribute('aria-describedby')).toBe(hint.id)
  })

  it('can be given up', async () => {
    const page = await openSettings()
    await pressButton('Clear')
    expect(page.calls).toEqual([['changeHotkey', null]])
    expect(said()).toBe('Hotkey cleared.')
    expect(document.activeElement).toBe(buttonOf('Change'))
  })
})

describe('recording a hotkey', () => {
  it('lets the hotkey go, and waits in the field for the keys', async () => {
    const page = await record()
    expect(page.calls).toEqual([['pauseHotkey', true]])
    expect(document.activeElement).toBe(field())
    expect(field().textContent.trim()).toBe('Press the keys…')
    expect(said()).toBe('Press the keys…')
  })

  it('shows the keys held so far, then all, and counts them once the last is let go', async () => {
    const page = await record()
    const { keyboard } = userEvent.setup()
    await keyboard('{Control>}{Alt>}')
    expect(field().textContent.trim()).toBe('Ctrl+Alt+…')
    await keyboard('{k>}')
    expect(field().textContent.trim()).toBe('Ctrl+Alt+K')
    expect(page.calls).toEqual([['pauseHotkey', true]])
    await keyboard('{/Alt}')
    expect(page.calls).toEqual([['pauseHotkey', true]])
    await keyboard('{/k}{/Control}')
    expect(page.calls).toEqual([
      ['pauseHotkey', true],
      ['changeHotkey', 'Control+Alt+K'],
      ['pauseHotkey', false],
    ])
    expect(said()).toBe('The hotkey is now Ctrl+Alt+K.')
    expect(document.activeElement).toBe(buttonOf('Change'))
    expect(section().dataset['state']).toBe('active')
  })

  it('claims the hotkey again only when main has answered', async () => {
    let answer = (): void => undefined
    const changeHotkey = () =>
      new Promise<ReturnType<typeof success<null>>>((resolve) => (answer = () => resolve(success(null))))
    const page = await record({}, { changeHotkey })
    await userEvent.keyboard(combination)
    expect(page.calls.at(-1)).toEqual(['changeHotkey', 'Control+Alt+K'])
    expect(field().textContent.trim()).toBe('Ctrl+Alt+K')
    answer()
    await expect.poll(() => page.calls.at(-1)).toEqual(['pauseHotkey', false])
  })

  it.each([
    ['{Control>}c{/Control}', /^Other programs need Ctrl\+C\. Hold two of Ctrl, Alt, Shift, and Win/],
    ['{Control>}{Enter}{/Control}', /^This key cannot be part of a hotkey/],
  ])('goes on after "%s", which is not to be had', async (keys, warning) => {
    const page = await record()
    await userEvent.keyboard(keys)
    expect(within(section()).getByText(warning)).toBeTruthy()
    expect(said()).toMatch(warning)
    expect(section().dataset['state']).toBe('recording')
    await userEvent.keyboard(combination)
    expect(page.calls).toContainEqual(['changeHotkey', 'Control+Alt+K'])
    expect(within(section()).queryByText(warning)).toBeNull()
  })

  it('takes nothing while an input method composes', async () => {
    const page = await record()
    for (const taken of [{ isComposing: true }, { keyCode: 229 }]) {
      await fireEvent.keyDown(field(), { key: 'F9', code: 'F9', ...taken })
      await fireEvent.keyDown(field(), { key: 'Escape', code: 'Escape', ...taken })
      await fireEvent.keyUp(field(), { key: 'F9', code: 'F9', ...taken })
    }
    expect(section().dataset['state']).toBe('recording')
    expect(page.calls).toEqual([['pauseHotkey', true]])
  })

  it('keeps the former one, and says whose the new one is, when main refuses it', async () => {
    await record({}, { changeHotkey: () => failure({ code: 'hotkey-taken', detail: 'Control+Alt+K' }) })
    await userEvent.keyboard(combination)
    const error = await screen.findByTestId('error')
    expect(error.dataset['code']).toBe('hotkey-taken')
    expect(error.textContent).toContain('Ctrl+Alt+K is used by another program.')
    expect(error.textContent).toContain('Ctrl+Shift+Space stays in use')
    expect(said()).toBe('Ctrl+Alt+K is used by another program.')
    expect(field().textContent.trim()).toBe('Ctrl+Shift+Space')
    await pressButton('Change')
    expect(screen.queryByTestId('error')).toBeNull()
  })

  it('does not promise a former one that never worked', async () => {
    const hotkey = { accelerator: 'F8', state: 'taken' } as const
    await record({ hotkey }, { changeHotkey: () => failure({ code: 'hotkey-taken' }) })
    await userEvent.keyboard(combination)
    const error = await screen.findByTestId('error')
    expect(error.textContent).not.toContain('stays in use')
    expect(within(section()).queryByText(/F8\. The panel/)).toBeNull()
  })

  it('ends on Escape, which leaves neither the settings nor a key behind', async () => {
    const page = await record()
    await userEvent.keyboard('{Control>}{Escape}{/Control}')
    expect(page.calls).toEqual(paused)
    expect(document.activeElement).toBe(buttonOf('Change'))
    expect(field().textContent.trim()).toBe('Ctrl+Shift+Space')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByTestId('settings')).toBeNull()
    expect(page.calls).toEqual(paused)
  })

  it('keeps every other key from the page, too', async () => {
    await record()
    for (const key of ['{PageDown}', '{Enter}', ' ', 'a'])
      expect(await pressAndSee(key), key).toEqual({ isPrevented: true, reachesPage: false })
  })

  it.each([
    ['Tab', () => userEvent.tab()],
    ['a press elsewhere', () => userEvent.click(screen.getByRole('heading', { name: 'Search' }))],
    ['"Cancel"', () => pressButton('Cancel')],
    ['another window', async () => void (await fireEvent.focusOut(field(), { relatedTarget: null }))],
    ['the end of the page', async () => cleanup()],
  ])('ends with %s', async (_, leave) => {
    const page = await record()
    await leave()
    expect(page.calls).toEqual(paused)
  })

  it('moves on with Tab, as everywhere', async () => {
    await record()
    await userEvent.tab()
    expect(document.activeElement).toBe(buttonOf('Change'))
  })

  it('ends with "Use none" before there is none', async () => {
    const page = await record()
    await pressButton('Clear')
    expect(page.calls).toEqual([...paused, ['changeHotkey', null]])
  })

  it('can begin anew', async () => {
    const page = await record()
    await userEvent.keyboard('{Escape}{Enter}')
    expect(section().dataset['state']).toBe('recording')
    expect(page.calls).toEqual([...paused, ['pauseHotkey', true]])
  })
})

/** Presses a key and returns the result. */
async function pressAndSee(key: string): Promise<{ isPrevented: boolean; reachesPage: boolean }> {
  const seen = { isPrevented: false, reachesPage: false }
  const atFirst = (event: KeyboardEvent): void => queueMicrotask(() => void (seen.isPrevented = event.defaultPrevented))
  const atLast = (): void => void (seen.reachesPage = true)
  window.addEventListener('keydown', atFirst, { capture: true, once: true })
  window.addEventListener('keydown', atLast, { once: true })
  await userEvent.keyboard(key)
  window.removeEventListener('keydown', atLast)
  return seen
}
