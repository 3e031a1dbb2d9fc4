import { describe, expect, it } from 'vitest'
import { fireEvent, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import { success, type Result } from '../../shared/result.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

const found = { queryAgentInfoByWorkNo: () => success(exampleAnswer()) }
const box = (): HTMLInputElement => screen.getByRole('combobox')

async function lookUp(text: string): Promise<void> {
  await userEvent.type(box(), `${text}{Enter}`)
}

describe('the search box', () => {
  it('has the cursor in the box from the start, and again with its text selected when shown', async () => {
    const page = await renderPage()
    expect(document.activeElement).toBe(box())
    await userEvent.type(box(), '200')
    box().setSelectionRange(3, 3)
    page.push('panelShown', null)
    expect([box().selectionStart, box().selectionEnd]).toEqual([0, 3])
  })

  it('does not search on the Enter that ends a composition', async () => {
    const page = await renderPage()
    await userEvent.type(box(), '20011')
    await fireEvent.keyDown(box(), { key: 'Enter', isComposing: true })
    await fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 })
    expect(page.calls).toEqual([])
  })

  it('clears on Escape, and hides on the next', async () => {
    const page = await renderPage({}, { ...found, hidePanel: () => success(null) })
    await lookUp('20011')
    await screen.findByTestId('card')
    await userEvent.keyboard('{Escape}')
    expect(box().value).toBe('')
    expect(screen.queryByTestId('card')).toBeNull()
    expect(page.calls.map(([name]) => name)).not.toContain('hidePanel')
    await userEvent.keyboard('{Escape}')
    expect(page.calls.at(-1)?.[0]).toBe('hidePanel')
  })

  it('takes a number typed while a button has the focus', async () => {
    await renderPage({}, found)
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    within(card).getByRole('button', { name: 'Details' }).focus()
    await userEvent.keyboard('305')
    expect(box().value).toBe('305')
  })

  it('puts the card out of the way of a new number, and back when the old one stands there again', async () => {
    await renderPage({}, found)
    await lookUp('20011')
    await screen.findByTestId('card')
    await userEvent.type(box(), '2')
    expect(screen.queryByTestId('card')).toBeNull()
    expect(screen.getByText(/Work numbers go from 101 to 59999/)).toBeTruthy()
    await userEvent.keyboard('{Backspace}')
    expect(screen.getByTestId('card')).toBeTruthy()
  })

  it('keeps what is in sight until the answer is there, or is slow', async () => {
    let answer: (reply: Result<LookupAnswer>) => void = () => undefined
    await renderPage({}, { queryAgentInfoByWorkNo: () => new Promise((resolve) => (answer = resolve)) })
    const hint = () => screen.queryByText(/Work numbers go from 101 to 59999/)
    await lookUp('20011')
    expect(hint()).toBeTruthy()
    answer(success(exampleAnswer()))
    expect(await screen.findByTestId('card')).toBeTruthy()
    expect(hint()).toBeNull()

    await userEvent.clear(box())
    await lookUp('20012')
    expect(hint()).toBeTruthy()
    expect(await screen.findByTestId('searching')).toBeTruthy()
    expect(hint()).toBeNull()
  })

  it('lets the agent go on while the answer is on its way', async () => {
    let answer: (reply: Result<LookupAnswer>) => void = () => undefined
    await renderPage({}, { queryAgentInfoByWorkNo: () => new Promise((resolve) => (answer = resolve)) })
    await lookUp('20011')
    await userEvent.keyboard('{F1}')
    answer(success(exampleAnswer()))
    await expect.poll(() => screen.getByTestId('announcement').textContent).toContain('20011')
    expect(screen.getByTestId('keys')).toBeTruthy()
    await userEvent.keyboard('{F1}')
    expect(screen.getByTestId('card')).toBeTruthy()

    await userEvent.clear(box())
    await lookUp('20012')
    await userEvent.type(box(), '3')
    answer(success(exampleAnswer({ workno: '20012' })))
    await expect.poll(() => screen.getByTestId('announcement').textContent).toContain('20012')
    expect(screen.queryByTestId('card')).toBeNull()
    expect(box().value).toBe('200123')
  })

  it('leaves the card while an input method composes', async () => {
    await renderPage({}, found)
    await lookUp('20011')
    await screen.findByTestId('card')
    await fireEvent.compositionStart(box())
    await fireEvent.input(box(), { target: { value: '20011张' }, isComposing: true })
    expect(screen.getByTestId('card')).toBeTruthy()
    await fireEvent.compositionEnd(box())
    expect(screen.queryByTestId('card')).toBeNull()
  })

  it('is as it was left when shown again: text kept and selected, the card with its age', async () => {
    const page = await renderPage({}, found)
    await lookUp('20011')
    await screen.findByTestId('card')
    await userEvent.keyboard('{F1}')
    page.push('panelShown', null)
    const card = await screen.findByTestId('card')
    expect(card.querySelector('[data-field="age"]')?.textContent).toBe('just now')
    expect([box().value, box().selectionStart, box().selectionEnd]).toEqual(['20011', 0, 5])
    expect(document.activeElement).toBe(box())
  })
})
