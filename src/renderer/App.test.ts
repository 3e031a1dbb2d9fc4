import { describe, expect, it, vi } from 'vitest'
import { tick } from 'svelte'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot } from '../shared/app-snapshot.ts'
import type { PanelRequest } from '../shared/commands.ts'
import { success, type Result } from '../shared/result.ts'
import type { LookupAnswer } from '../shared/agent-info.ts'
import { exampleAnswer, exampleProfileView, exampleSignedInSnapshot } from './testing/example-data.ts'
import { renderPage } from './testing/render-page.ts'

const lookUp = { kind: 'look-up', workno: '20011' } as const
const signedOut = { state: 'signed-out', problem: null } as const
const inSignIn = { profile: null, session: signedOut } satisfies Partial<AppSnapshot>

/** The page, and a function by which main sends it a request. */
async function startPage(differences: Partial<AppSnapshot> = {}, first: PanelRequest | null = null) {
  let waiting: PanelRequest | null = first
  const page = await renderPage(differences, {
    takePanelRequest: () => {
      const taken = waiting
      waiting = null
      return success(taken)
    },
    queryAgentInfoByWorkNo: () => success(exampleAnswer()),
    reportPageError: () => success('r-17'),
  })
  const request = (next: PanelRequest): void => {
    waiting = next
    page.push('panelRequested', null)
  }
  return { ...page, request, isTaken: () => waiting === null }
}

describe('a request from outside', () => {
  it('that waits when the page begins is looked up as if typed', async () => {
    const page = await startPage({}, lookUp)
    expect(await screen.findByTestId('card')).toBeTruthy()
    expect(page.calls).toEqual([['queryAgentInfoByWorkNo', '20011']])
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('20011')
    await expect.poll(() => screen.getByTestId('announcement').textContent).toMatch(/^Free\..* Li Lei, 20011\./)
  })

  it('leads back from the settings', async () => {
    const page = await startPage()
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
    page.request(lookUp)
    expect(await screen.findByTestId('card')).toBeTruthy()
  })

  it('after the settings were left open finds the search box with the cursor', async () => {
    const page = await startPage()
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
    page.push('panelShown', null)
    const box = await screen.findByRole('combobox')
    expect(document.activeElement).toBe(box)
  })

  it('takes the place of what was typed and of the list of keys', async () => {
    const page = await startPage()
    await userEvent.type(screen.getByRole('combobox'), '305')
    await userEvent.keyboard('{F1}')
    page.request(lookUp)
    expect(await screen.findByTestId('card')).toBeTruthy()
    expect(screen.queryByTestId('keys')).toBeNull()
  })

  it('with a number that is none shows why', async () => {
    await startPage({}, { kind: 'look-up', workno: '99' })
    expect((await screen.findByTestId('error')).dataset['code']).toBe('workno-out-of-range')
  })

  it('for a number leaves a form alone that is to bring a session', async () => {
    const page = await startPage(inSignIn)
    await userEvent.type(screen.getByLabelText('Password'), 's3cret')
    page.request(lookUp)
    await expect.poll(page.isTaken).toBe(true)
    page.request({ kind: 'show', view: 'sign-in' })
    await expect.poll(page.isTaken).toBe(true)
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('s3cret')
    expect(page.calls).toEqual([])
  })

  it('shows the settings, and from there the form again while there is no profile', async () => {
    const page = await startPage(inSignIn)
    page.request({ kind: 'show', view: 'settings' })
    expect(await screen.findByTestId('settings')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByTestId('sign-in')).toBeTruthy()
  })

  it('shows the sign-in', async () => {
    const page = await startPage({ session: signedOut })
    page.request({ kind: 'show', view: 'sign-in' })
    expect(await screen.findByTestId('sign-in')).toBeTruthy()
  })
})

describe('a notice', () => {
  it('is spoken when it comes, and once', async () => {
    const page = await startPage()
    const announcement = screen.getByTestId('announcement')
    page.push('snapshotChanged', {
      ...exampleSignedInSnapshot,
      revision: 50,
      notices: [{ id: 'limit-no-tray', code: 'limit-no-tray' }],
    })
    await expect.poll(() => announcement.textContent).toContain('shows no tray icons')
    page.push('snapshotChanged', { ...exampleSignedInSnapshot, revision: 51, session: signedOut })
    await expect.poll(() => announcement.textContent).toBe('You are signed out.')
  })
})

describe('the card of a gateway', () => {
  const otherGateway = { ...exampleProfileView, id: 'profile-9', gateway: 'https://other.example:8043' }
  const box = () => screen.getByRole<HTMLInputElement>('combobox')
  const { session } = exampleSignedInSnapshot

  it.each<[string, Partial<AppSnapshot>]>([
    ['another gateway is selected', { profile: otherGateway }],
    ['the agent changes', { profile: { ...exampleProfileView, agentId: '20999' } }],
    ['the agent signs out', { session: signedOut }],
    ['the last gateway is removed', { profile: null, profiles: [], session: signedOut }],
  ])('is gone as soon as %s', async (_, change) => {
    const page = await startPage({}, lookUp)
    await screen.findByTestId('card')
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, ...change })
    await expect.poll(() => screen.queryByTestId('card')).toBeNull()
    expect(screen.queryAllByText('Li Lei')).toEqual([])
    expect(screen.queryByText('just now')).toBeNull()
    expect(box().value).toBe('')
  })

  it('is gone, too, when the settings are in front of it', async () => {
    const page = await startPage({}, lookUp)
    await screen.findByTestId('card')
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, profile: otherGateway })
    await tick()
    page.push('snapshotChanged', { ...page.snapshot, revision: 3 })
    await userEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.queryByTestId('card')).toBeNull()
  })

  it('does not come, nor is it spoken, when its answer is late', async () => {
    let answer: (reply: Result<LookupAnswer>) => void = () => undefined
    const page = await renderPage(
      {},
      { queryAgentInfoByWorkNo: () => new Promise<Result<LookupAnswer>>((resolve) => (answer = resolve)) },
    )
    await userEvent.type(box(), '20011{Enter}')
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, profile: otherGateway })
    answer(success(exampleAnswer()))
    await expect.poll(() => box().value).toBe('')
    expect(screen.queryByTestId('card')).toBeNull()
    expect(screen.getByTestId('announcement').textContent).not.toContain('Li Lei')
  })

  it.each<[string, Partial<AppSnapshot>]>([
    ['the session is in doubt', { session: { state: 'recovering', agentId: '20010', retryAt: null, problem: null } }],
    [
      'the session is lost',
      { session: { state: 'lost', agentId: '20010', kind: 'owned', at: 0, problem: { code: 'session-lost' } } },
    ],
    ['its gateway is given a name', { session, profile: { ...exampleProfileView, name: 'Trials' } }],
  ])('stays while %s', async (_, change) => {
    const page = await startPage({}, lookUp)
    const card = await screen.findByTestId('card')
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, ...change })
    page.push('snapshotChanged', { ...page.snapshot, revision: 3, ...change, version: 'next' })
    await Promise.resolve()
    expect(screen.getByTestId('card')).toBe(card)
  })
})

describe('a view that cannot be drawn', () => {
  async function openBrokenSettings() {
    vi.spyOn(console, 'error').mockReturnValue()
    const page = await renderPage(
      { desktop: null as never },
      {
        reportPageError: () => success('r-17'),
        hidePanel: () => success(null),
        queryAgentInfoByWorkNo: () => success(exampleAnswer()),
      },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
    return { ...page, undrawn: await screen.findByTestId('undrawn') }
  }

  it('gives way to a calm text with a report number, which is spoken and can be left', async () => {
    const page = await openBrokenSettings()
    await expect.poll(() => page.undrawn.textContent).toContain('r-17')
    expect(screen.getByTestId('announcement').textContent).toContain('This could not be shown.')
    await userEvent.keyboard('{Escape}')
    expect(page.calls.map(([name]) => name)).toContain('hidePanel')
    page.push('panelShown', null)
    await userEvent.type(await screen.findByRole('combobox'), '20011{Enter}')
    expect(await screen.findByTestId('card')).toBeTruthy()
  })

  it('is drawn anew with the next news, and when asked to', async () => {
    const page = await openBrokenSettings()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await expect.poll(() => page.calls.filter(([name]) => name === 'reportPageError')).toHaveLength(2)
    expect(screen.getByTestId('undrawn')).toBeTruthy()
    page.push('snapshotChanged', { ...exampleSignedInSnapshot, revision: 2 })
    expect(await screen.findByTestId('settings')).toBeTruthy()
    expect(screen.queryByTestId('undrawn')).toBeNull()
  })
})
