import { describe, expect, it } from 'vitest'
import { fireEvent, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { failure, success } from '../../shared/result.ts'
import { exampleAnswer, exampleColleague } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

const people = {
  favouriteColleagues: [exampleColleague('20540', '陈晨')],
  recentColleagues: [exampleColleague('20011', 'Li Lei'), exampleColleague('20012', 'Han Meimei')],
} satisfies Partial<AppSnapshot>
const script = {
  queryAgentInfoByWorkNo: () => success(exampleAnswer()),
  copyText: () => success(null),
  setFavourite: () => success(null),
  forgetColleague: () => success(null),
} satisfies Parameters<typeof renderPage>[1]

const box = (): HTMLInputElement => screen.getByRole('combobox')
const announcement = (): string => screen.getByTestId('announcement').textContent
const chosen = (): string | undefined => screen.queryByRole('option', { selected: true })?.dataset['workno']
const items = (): (string | undefined)[] => screen.queryAllByRole('menuitem').map(({ dataset }) => dataset['action'])
const focused = (): string | undefined =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset['action'] : undefined

async function openPanel() {
  const page = await renderPage(people, script)
  return { ...page, lastCall: () => page.calls.at(-1) }
}
async function showCard() {
  const page = await openPanel()
  await userEvent.type(box(), '20011{Enter}')
  return { ...page, card: await screen.findByTestId('card') }
}

describe('the star', () => {
  it('is given to the colleague of the card by Ctrl+P, and this is said', async () => {
    const { lastCall } = await showCard()
    await userEvent.keyboard('{Control>}p{/Control}')
    expect(lastCall()).toEqual(['setFavourite', { workno: '20011', isFavourite: true }])
    expect(announcement()).toBe('Li Lei added to favourites.')
  })

  it('is taken from the chosen suggestion rather than from the card', async () => {
    const { lastCall } = await showCard()
    await userEvent.keyboard('{ArrowDown}{Control>}p{/Control}')
    expect(lastCall()).toEqual(['setFavourite', { workno: '20540', isFavourite: false }])
    expect(announcement()).toBe('陈晨 removed from favourites.')
  })

  it('does nothing without a colleague, nor with one whose card is out of sight', async () => {
    const { calls } = await showCard()
    await userEvent.type(box(), '99')
    await userEvent.keyboard('{Control>}p{/Control}{Escape}{Control>}p{/Control}')
    expect(calls.map(([name]) => name)).not.toContain('setFavourite')
  })

  it('is a switch on the card that shows what main holds', async () => {
    const { card, lastCall, push, snapshot } = await showCard()
    const star = within(card).getByRole('button', { name: 'Favourite', pressed: false })
    await userEvent.click(star)
    expect(lastCall()).toEqual(['setFavourite', { workno: '20011', isFavourite: true }])
    expect(star.getAttribute('aria-pressed')).toBe('false')
    push('snapshotChanged', { ...snapshot, revision: 2, favouriteColleagues: [exampleColleague('20011', 'Li Lei')] })
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true')
  })

  it('says when it could not be done', async () => {
    await renderPage(people, { ...script, setFavourite: () => failure({ code: 'settings-not-saved' }) })
    await userEvent.keyboard('{ArrowDown}{Control>}p{/Control}')
    expect(announcement()).toBe('The setting could not be saved.')
  })
})

describe('the keys of a suggestion', () => {
  it('copy its work number', async () => {
    const { lastCall } = await openPanel()
    await userEvent.keyboard('{ArrowDown}{Control>}{Shift>}C{/Shift}{/Control}')
    expect(lastCall()).toEqual(['copyText', '20540'])
    expect(announcement()).toBe('Work number 20540 copied.')
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Copied')
  })

  it('copy no phone of another colleague’s card', async () => {
    const { lastCall } = await showCard()
    await userEvent.keyboard('{ArrowDown}{Control>}c{/Control}')
    expect(lastCall()?.[0]).toBe('queryAgentInfoByWorkNo')
    await userEvent.keyboard('{ArrowDown}{Control>}c{/Control}')
    expect(lastCall()).toEqual(['copyText', '70942'])
  })

  it('take a recent one out of the list, and go on to the next', async () => {
    const { lastCall } = await openPanel()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Delete}')
    expect(lastCall()).toEqual(['forgetColleague', '20011'])
    expect(announcement()).toBe('Li Lei removed.')
    expect(chosen()).toBe('20012')
  })

  it('leave Delete to the text for a favourite', async () => {
    const { calls } = await openPanel()
    await userEvent.type(box(), '205')
    await userEvent.keyboard('{ArrowDown}{Delete}')
    expect(chosen()).toBe('20540')
    expect(calls).toEqual([])
  })
})

describe('the menu of further actions', () => {
  it.each([
    ['Ctrl+K', async () => userEvent.keyboard('{Control>}k{/Control}')],
    ['Shift+F10', async () => userEvent.keyboard('{Shift>}{F10}{/Shift}')],
    ['the menu key', async () => userEvent.keyboard('{ContextMenu}')],
    ['its button', async () => userEvent.click(screen.getByRole('button', { name: 'More actions' }))],
    ['a right click', async () => fireEvent.contextMenu(screen.getByTestId('card'))],
  ])('opens on the card by %s, with the focus on its first item', async (_what, open) => {
    await showCard()
    await open()
    expect(screen.getByRole('menu', { name: 'More for Li Lei' })).toBeTruthy()
    expect(items()).toEqual(['copy-phone', 'copy-and-hide', 'copy-number', 'toggle-favourite'])
    expect(focused()).toBe('copy-phone')
    expect(screen.getByRole('button', { name: 'More actions' }).getAttribute('aria-expanded')).toBe('true')
  })

  it('opens for the chosen suggestion, and shows the keys', async () => {
    await openPanel()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Control>}k{/Control}')
    expect(screen.getByRole('menu', { name: 'More for Li Lei' })).toBeTruthy()
    expect(items()).toEqual(['look-up', 'copy-number', 'toggle-favourite', 'forget'])
    expect(screen.getByRole('menuitem', { name: /Remove from this list/ }).querySelector('kbd')?.textContent).toBe(
      'Delete',
    )
  })

  it('chooses the row that is right-clicked', async () => {
    const { lastCall } = await openPanel()
    await fireEvent.contextMenu(screen.getAllByRole('option')[2]!)
    expect(chosen()).toBe('20012')
    await userEvent.click(screen.getByRole('menuitem', { name: /Look up/ }))
    expect(lastCall()).toEqual(['queryAgentInfoByWorkNo', '20012'])
  })

  it('is walked by arrow keys, Home and End', async () => {
    await showCard()
    await userEvent.keyboard('{Control>}k{/Control}')
    const visited: (string | undefined)[] = []
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home']) {
      await userEvent.keyboard(`{${key}}`)
      visited.push(focused())
    }
    expect(visited).toEqual(['copy-and-hide', 'toggle-favourite', 'copy-phone', 'toggle-favourite', 'copy-phone'])
  })

  it.each(['{Enter}', ' '])('does by "%s" what its item says, and gives the focus back to the box', async (key) => {
    const { lastCall } = await showCard()
    await userEvent.keyboard(`{Control>}k{/Control}{ArrowDown}{ArrowDown}${key}`)
    expect(lastCall()).toEqual(['copyText', '20011'])
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(box())
  })

  it.each(['{Escape}', '{Tab}', '{Control>}k{/Control}'])(
    'is closed by %s without doing anything else',
    async (key) => {
      const { calls } = await showCard()
      await userEvent.keyboard('{Control>}k{/Control}')
      await userEvent.keyboard(key)
      expect(screen.queryByRole('menu')).toBeNull()
      expect(document.activeElement).toBe(box())
      expect(screen.getByTestId('card')).toBeTruthy()
      expect(calls).toHaveLength(1)
    },
  )

  it('gives way to a number that is typed, to its own keys and to another control', async () => {
    const { card, lastCall } = await showCard()
    await userEvent.keyboard('{Control>}k{/Control}{Control>}p{/Control}')
    expect(lastCall()?.[0]).toBe('setFavourite')
    expect(screen.queryByRole('menu')).toBeNull()
    await userEvent.keyboard('{Control>}k{/Control}')
    within(card).getByRole('button', { name: 'Details' }).focus()
    await expect.poll(items).toEqual([])
    await userEvent.keyboard('{Control>}k{/Control}305')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(box().value).toBe('305')
  })

  it('is put away with the panel, and whenever its colleague goes out of sight', async () => {
    const { push, snapshot } = await openPanel()
    await userEvent.keyboard('{ArrowDown}{Control>}k{/Control}')
    push('panelShown', null)
    await expect.poll(items).toEqual([])
    expect(document.activeElement).toBe(box())

    await userEvent.keyboard('{ArrowDown}{Control>}k{/Control}')
    push('snapshotChanged', { ...snapshot, revision: 2, favouriteColleagues: [] })
    await expect.poll(items).toEqual([])
    expect(document.activeElement).toBe(box())
  })
})
