import { describe, expect, it, vi } from 'vitest'
import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { success } from '../../shared/result.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

const box = (): HTMLElement => screen.getByRole('combobox')
const spoken = (): string | null => screen.getByTestId('announcement').textContent
const linesOf = (card: HTMLElement, field: string): (string | null)[] =>
  [...card.querySelectorAll(`[data-field="${field}"] .line`)].map(({ textContent }) => textContent)

async function lookUp(text: string): Promise<void> {
  await userEvent.clear(box())
  await userEvent.type(box(), `${text}{Enter}`)
}

describe('a reply that says the same twice', () => {
  it.each([
    ['call ids', { callids: ['150112575812', '150112575812'] }],
    ['skills', { skilllist: [5, 5].map((id) => ({ name: 'voice', id, mediatype: id })) }],
  ])('has both in the details, and the panel goes on: %s', async (_, differences) => {
    await renderPage({}, { queryAgentInfoByWorkNo: (workno) => success(exampleAnswer({ workno, ...differences })) })
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    await userEvent.click(within(card).getByRole('button', { name: 'Details' }))
    expect(linesOf(card, 'callids' in differences ? 'call-ids' : 'skill-list')).toHaveLength(2)
    await lookUp('20012')
    expect(await screen.findByRole('region', { name: 'Li Lei 20012' })).toBeTruthy()
  })
})

describe('an answer that cannot be drawn', () => {
  /** No reply reads like this; it stands for whatever the components did not expect. */
  const undrawable = (workno: string) => exampleAnswer({ workno, skilllist: null as never })

  function startPage() {
    vi.spyOn(console, 'error').mockReturnValue()
    return renderPage(
      {},
      {
        queryAgentInfoByWorkNo: (workno) =>
          success(workno === '20011' ? undrawable(workno) : exampleAnswer({ workno })),
        reportPageError: () => success('r-17'),
      },
    )
  }

  it('gives way to an error with a report number, and what is spoken is what is shown', async () => {
    const page = await startPage()
    await lookUp('20011')
    const error = await screen.findByTestId('error')
    await expect.poll(() => error.textContent).toContain('r-17')
    expect(error.textContent).toContain('This could not be shown.')
    expect(screen.queryByTestId('card')).toBeNull()
    expect(spoken()).toContain('This could not be shown.')
    expect(spoken()).not.toContain('Li Lei')
    const reports = page.calls.filter(([name]) => name === 'reportPageError')
    expect(reports).toEqual([['reportPageError', expect.stringContaining('TypeError')]])
  })

  it('does not stand in the way of the next lookup', async () => {
    await startPage()
    await lookUp('20011')
    await screen.findByTestId('error')
    await lookUp('20012')
    expect(await screen.findByRole('region', { name: 'Li Lei 20012' })).toBeTruthy()
    expect(screen.queryByTestId('error')).toBeNull()
    expect(spoken()).toMatch(/^Free\..* Li Lei, 20012\./)
  })

  it('leaves nothing behind on which a shortcut could act', async () => {
    const page = await startPage()
    await lookUp('20011')
    await screen.findByTestId('error')
    await userEvent.keyboard('{Control>}c{/Control}{Control>}k{/Control}')
    expect(page.calls.map(([name]) => name)).not.toContain('copyText')
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('is tried again when asked to', async () => {
    let isMended = false
    vi.spyOn(console, 'error').mockReturnValue()
    const page = await renderPage(
      {},
      {
        queryAgentInfoByWorkNo: (workno) => success(isMended ? exampleAnswer({ workno }) : undrawable(workno)),
        reportPageError: () => success('r-17'),
      },
    )
    await lookUp('20011')
    const again = async () => within(await screen.findByTestId('error')).getByRole('button', { name: 'Try again' })
    const reports = () => page.calls.filter(([name]) => name === 'reportPageError')
    await userEvent.click(await again())
    await expect.poll(reports).toHaveLength(2)
    isMended = true
    await userEvent.click(await again())
    expect(await screen.findByTestId('card')).toBeTruthy()
  })
})
