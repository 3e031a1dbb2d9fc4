import { describe, expect, it } from 'vitest'
import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { success } from '../../shared/result.ts'
import { exampleAnswer, exampleColleague } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

const people = {
  favouriteColleagues: [exampleColleague('20540', '陈晨')],
  recentColleagues: [exampleColleague('20011', 'Li Lei'), exampleColleague('20012', 'Han Meimei')],
} satisfies Partial<AppSnapshot>
const found = {
  queryAgentInfoByWorkNo: (workno: string) => success(exampleAnswer({ workno, name: `Agent ${workno}` })),
} satisfies Parameters<typeof renderPage>[1]

const box = (): HTMLInputElement => screen.getByRole('combobox')
const options = (): HTMLElement[] => screen.queryAllByRole('option')
const numbers = (): (string | undefined)[] => options().map((option) => option.dataset['workno'])
const chosen = (): string | undefined => screen.queryByRole('option', { selected: true })?.dataset['workno']
const optionOf = (workno: string): HTMLElement => {
  const option = options().find(({ dataset }) => dataset['workno'] === workno)
  if (!option) throw new Error(`${workno} is not offered`)
  return option
}

describe('the suggestions', () => {
  it('are there from the start, in groups with a name', async () => {
    await renderPage(people)
    expect(numbers()).toEqual(['20540', '20011', '20012'])
    expect(screen.getAllByRole('group').map((group) => within(group).getAllByRole('option').length)).toEqual([1, 2])
    expect(
      within(screen.getByRole('group', { name: 'Favourites' })).getByRole('img', { name: 'Favourite' }),
    ).toBeTruthy()
    expect(screen.getByRole('group', { name: 'Recent' })).toBeTruthy()
    expect(box().getAttribute('aria-expanded')).toBe('true')
    expect(box().getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id)
  })

  it('narrow to what is typed, and mark it', async () => {
    await renderPage(people)
    await userEvent.type(box(), 'mei')
    expect(numbers()).toEqual(['20012'])
    expect([...optionOf('20012').querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['Mei'])
    await userEvent.clear(box())
    await userEvent.type(box(), '205')
    expect(optionOf('20540').querySelector('mark')?.textContent).toBe('205')
    await userEvent.type(box(), '9')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(box().getAttribute('aria-expanded')).toBe('false')
  })

  it('have the best one chosen for a name, which Enter then looks up, but none for digits', async () => {
    const page = await renderPage(people, found)
    await userEvent.type(box(), '201')
    expect(chosen()).toBeUndefined()
    await userEvent.clear(box())
    await userEvent.type(box(), 'han')
    expect(chosen()).toBe('20012')
    await userEvent.keyboard('{ArrowDown}')
    expect(chosen()).toBe('20012')
    await userEvent.keyboard('{Enter}')
    expect(page.calls).toContainEqual(['queryAgentInfoByWorkNo', '20012'])
  })

  it('are gone through by arrow keys, round past the box, and looked up by Enter', async () => {
    const page = await renderPage(people, found)
    const visited: (string | undefined)[] = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await userEvent.keyboard(`{${key}}`)
      visited.push(chosen())
    }
    expect(visited).toEqual(['20540', '20011', '20012', undefined, '20012', '20011'])
    expect(box().getAttribute('aria-activedescendant')).toBe(optionOf('20011').id)
    await userEvent.keyboard('{Enter}')
    expect(page.calls).toEqual([['queryAgentInfoByWorkNo', '20011']])
    expect(box().value).toBe('20011')
    expect(await screen.findByTestId('card')).toBeTruthy()
    expect(options()).toEqual([])
  })

  it('are looked up by a click', async () => {
    const page = await renderPage(people, found)
    await userEvent.click(optionOf('20012'))
    expect(page.calls).toEqual([['queryAgentInfoByWorkNo', '20012']])
    expect(document.activeElement).toBe(box())
  })

  it('do not come between Enter and what is typed', async () => {
    const page = await renderPage(people, found)
    await userEvent.type(box(), '200{Enter}')
    expect(page.calls).toEqual([['queryAgentInfoByWorkNo', '200']])
  })

  it('open over a card with all there are, and Escape gives the card back', async () => {
    await renderPage(people, found)
    await userEvent.type(box(), '20011{Enter}')
    await screen.findByTestId('card')
    await userEvent.keyboard('{ArrowDown}')
    expect(numbers()).toHaveLength(3)
    expect(screen.queryByTestId('card')).toBeNull()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByTestId('card')).toBeTruthy()
    expect(box().value).toBe('20011')
  })

  it('stay with the chosen colleague when the list changes', async () => {
    const page = await renderPage(people, found)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    const recentColleagues = [...people.recentColleagues].reverse()
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, recentColleagues })
    await expect.poll(numbers).toEqual(['20540', '20012', '20011'])
    expect(chosen()).toBe('20011')
  })

  it('have the state in its colour while the answer is fresh, later its time', async () => {
    const states = [
      { availability: 'free', status: 4, phonenumber: '70942', at: Date.now() - 14_000 },
      { availability: 'busy', status: 7, phonenumber: '', at: new Date(2024, 2, 4, 8, 5).getTime() },
    ] as const
    const recentColleagues = states.map((last, index) => exampleColleague(String(20_001 + index), 'Somebody', last))
    await renderPage({ recentColleagues })
    const stateOf = (workno: string) => optionOf(workno).querySelector('[data-field="last"]')
    expect(stateOf('20001')?.textContent).toBe('Free')
    expect(stateOf('20001')?.classList.contains('tone-free')).toBe(true)
    expect(stateOf('20002')?.textContent).toMatch(/ \(as of Mar 4, 2024.*08:05\)$/)
    expect(stateOf('20002')?.classList.contains('tone-busy')).toBe(false)
  })

  it('have the phone of the last answer, where there was one, and Ctrl+C copies it', async () => {
    const last = { availability: 'free', status: 4, at: Date.now() } as const
    const recentColleagues = [
      exampleColleague('20001', 'Somebody', { ...last, phonenumber: '70942' }),
      exampleColleague('20002', 'Somebody', { ...last, phonenumber: '' }),
      exampleColleague('20003', 'Somebody'),
    ]
    const page = await renderPage({ recentColleagues }, { copyText: () => success(null) })
    const phoneOf = (workno: string) => optionOf(workno).querySelector('[data-field="phone"]')
    expect(phoneOf('20001')?.textContent?.trim()).toBe('70942')
    expect([phoneOf('20002'), phoneOf('20003')]).toEqual([null, null])
    await userEvent.keyboard('{ArrowDown}{Control>}c{/Control}')
    expect(page.calls).toContainEqual(['copyText', '70942'])
  })

  it('have no fresh state from before the machine slept, and none at all before an answer', async () => {
    const at = Date.now() - 1_000
    const recentColleagues = [
      exampleColleague('20001', 'Somebody', { availability: 'free', status: 4, phonenumber: '70942', at }),
      exampleColleague('20002', 'Somebody'),
    ]
    await renderPage({ recentColleagues, sleptAt: at + 500 })
    expect(optionOf('20001').querySelector('[data-field="last"]')?.textContent).toMatch(/^Free \(as of /)
    expect(optionOf('20002').querySelector('[data-field="last"]')).toBeNull()
  })
})

describe('a work number on the clipboard', () => {
  const offer = async (workno: string, script = found) => {
    const page = await renderPage(people, script)
    page.push('panelShown', null)
    page.push('clipboardWorknoFound', workno)
    return page
  }
  const section = (): HTMLElement | null => screen.queryByRole('group', { name: 'On the clipboard' })

  it('is offered before all others, with the name if it is known', async () => {
    await offer('20011')
    expect(await screen.findByRole('group', { name: 'On the clipboard' })).toBeTruthy()
    expect(numbers()).toEqual(['20011', '20540', '20012'])
    expect(optionOf('20011').textContent).toContain('Li Lei')
  })

  it('is looked up like any other, and then offered no more', async () => {
    const page = await offer('30001')
    await screen.findByRole('group', { name: 'On the clipboard' })
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(page.calls).toEqual([['queryAgentInfoByWorkNo', '30001']])
    await screen.findByTestId('card')
    await userEvent.keyboard('{ArrowDown}')
    expect(section()).toBeNull()
  })

  it('opens over the card, unless it is the card’s own', async () => {
    const page = await renderPage(people, found)
    await userEvent.type(box(), '20011{Enter}')
    await screen.findByTestId('card')
    page.push('clipboardWorknoFound', '20011')
    page.push('clipboardWorknoFound', '30001')
    await screen.findByRole('group', { name: 'On the clipboard' })
    expect(numbers()).toContain('20011')
    expect(screen.queryByTestId('card')).toBeNull()
  })

  it.each([
    ['Escape', async () => userEvent.keyboard('{Escape}')],
    ['being shown without it', async (page: Awaited<ReturnType<typeof offer>>) => page.push('panelShown', null)],
  ])('goes away by %s', async (_what, act) => {
    const page = await offer('30001')
    await screen.findByRole('group', { name: 'On the clipboard' })
    await act(page)
    await expect.poll(section).toBeNull()
    expect(numbers()).toEqual(['20540', '20011', '20012'])
  })

  it('is not offered when it stands in the box', async () => {
    const page = await renderPage(people, found)
    await userEvent.type(box(), '２０５４０')
    page.push('clipboardWorknoFound', '20540')
    await expect.poll(numbers).toEqual(['20540'])
    expect(section()).toBeNull()
  })
})
