import { describe, expect, it } from 'vitest'
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { success } from '../../shared/result.ts'
import { createTranslator } from '../../shared/i18n/translator.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'
import ColleagueSummary from './ColleagueSummary.svelte'

async function cardOf(answer: ReturnType<typeof exampleAnswer>): Promise<HTMLElement> {
  await renderPage({}, { queryAgentInfoByWorkNo: () => success(answer) })
  await userEvent.type(screen.getByRole('combobox'), `${answer.agent.workno}{Enter}`)
  return screen.findByTestId('card')
}

const fieldOf = (card: HTMLElement, name: string): string =>
  card.querySelector(`[data-field="${name}"]`)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? 'absent'

const resting = { status: 8, ctiStatus: 8, currentstatetime: 760, currentStateReason: 3 }

describe('a colleague’s card', () => {
  it('names the reason of a rest beside the state, and with its number in the details', async () => {
    const card = await cardOf({ ...exampleAnswer(resting), reasonName: 'Lunch' })
    expect(fieldOf(card, 'reason-name')).toBe('Lunch')
    await userEvent.click(within(card).getByTestId('details-toggle'))
    expect(fieldOf(card, 'reason')).toBe('Lunch (3)')
  })

  it('has the reason’s number alone where the gateway has no word for it', async () => {
    const card = await cardOf(exampleAnswer(resting))
    expect(fieldOf(card, 'reason-name')).toBe('absent')
    await userEvent.click(within(card).getByTestId('details-toggle'))
    expect(fieldOf(card, 'reason')).toBe('3')
  })

  it('says in no place that an old answer is true by now', async () => {
    const card = await cardOf(exampleAnswer({}, Date.now() - 90_000))
    expect(card.dataset['freshness']).toBe('old')
    const free = createTranslator('en')('availability.free')
    const saying = [...card.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() === free),
    )
    expect(saying.map((element) => element.previousElementSibling?.getAttribute('data-field'))).toEqual(['last-known'])
    expect(card.querySelector('.verdict.free, .phone.large')).toBeNull()
    expect([...card.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'))).not.toContain(free)
  })

  it('shows the number once where the gateway gives it as the name', async () => {
    const card = await cardOf(exampleAnswer({ name: '20011' }))
    expect(card.querySelector<HTMLElement>('[data-field="workno"]')?.hidden).toBe(true)
    expect(fieldOf(card, 'name')).toBe('20011')
  })

  it.each([
    ['20010', 'you'],
    ['20011', 'absent'],
  ])('says whose it is when the agent looks up the own number: %s', async (workno, own) => {
    expect(fieldOf(await cardOf(exampleAnswer({ workno })), 'own')).toBe(own)
  })
})

it('the phone can be taken along where the panel offers it', async () => {
  let taken = 0
  const t = createTranslator('en')
  const props = {
    t,
    agent: exampleAnswer().agent,
    signedIn: { text: null, note: null },
    phoneWeight: 'large',
    phoneCopy: { keys: 'Ctrl+C', outcome: null, copy: () => undefined },
  } as const
  const { rerender } = render(ColleagueSummary, props)
  expect(screen.queryByTestId('take')).toBeNull()
  await rerender({ ...props, phoneTake: { keys: 'Ctrl+Enter', label: 'Copy and hide', run: () => (taken += 1) } })
  await userEvent.click(screen.getByRole('button', { name: 'Copy and hide' }))
  expect(taken).toBe(1)
})
