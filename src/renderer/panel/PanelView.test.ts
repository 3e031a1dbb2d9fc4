import { describe, expect, it } from 'vitest'
import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

const found = { queryAgentInfoByWorkNo: () => success(exampleAnswer()) }
const box = (): HTMLInputElement => screen.getByRole('combobox')
const fieldOf = (card: HTMLElement, name: string): string =>
  card.querySelector(`[data-field="${name}"]`)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? 'absent'

async function lookUp(text: string): Promise<void> {
  await userEvent.type(box(), `${text}{Enter}`)
}

describe('the panel', () => {
  it('shows the card of the number that Enter asked for, what matters at a glance', async () => {
    const page = await renderPage({}, found)
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    expect(page.calls).toEqual([['queryAgentInfoByWorkNo', '20011']])
    expect(['name', 'workno', 'availability', 'state', 'team', 'phone'].map((name) => fieldOf(card, name))).toEqual([
      'Li Lei',
      '20011',
      'Free',
      'Idle',
      'Second line',
      '70942',
    ])
    expect(fieldOf(card, 'duration')).toBe('20:10')
    expect(fieldOf(card, 'age')).toBe('just now')
    expect(fieldOf(card, 'skills')).toContain('media 6')
    expect(card.querySelector('[data-shape="free"]')).not.toBeNull()
  })

  it('has every further field under details', async () => {
    await renderPage({}, found)
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    const toggle = within(card).getByRole('button', { name: 'Details' })
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    await userEvent.click(toggle)
    expect(toggle.getAttribute('aria-expanded')).toBe('true')
    const names = ['platform-state', 'reason', 'conference', 'vdn', 'group-id', 'call-ids']
    expect(names.map((name) => fieldOf(card, name))).toEqual(['Idle (1)', '0', 'no', '1', '7', '1501125758-12'])
    expect(fieldOf(card, 'skill-list')).toContain('voice voice or video call · skill 3')
    expect(fieldOf(card, 'media-servers')).toContain('Mail (MailM): not signed in')
  })

  it('tells a screen reader the result as one sentence, in a region that was there before', async () => {
    await renderPage({}, found)
    const region = screen.getByTestId('announcement')
    expect(region.textContent).toBe('')
    await lookUp('20011')
    await screen.findByTestId('card')
    expect(region.textContent).toMatch(
      /^Free\. Idle for 20 minutes 10 seconds\. Li Lei, 20011\. Phone 70942\. Team Second line\. \d+ skills?\./,
    )
  })

  it('shows a failure with its code, its next step and a second try', async () => {
    let tries = 0
    await renderPage(
      {},
      {
        queryAgentInfoByWorkNo: () =>
          ++tries === 1 ? failure({ code: 'colleague-not-found', retcode: '100-007' }) : success(exampleAnswer()),
      },
    )
    await lookUp('20011')
    const error = await screen.findByTestId('error')
    expect(error.dataset['code']).toBe('colleague-not-found')
    expect(error.textContent).toContain('If the number is right')
    expect(error.textContent).toContain('100-007')
    await userEvent.click(within(error).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByTestId('card')).toBeTruthy()
    expect(screen.queryByTestId('error')).toBeNull()
  })

  it('shows no card while another number is asked about, and lets nobody reach what was on the one before', async () => {
    let answer: (reply: Result<LookupAnswer>) => void = () => undefined
    const asked = { queryAgentInfoByWorkNo: () => new Promise<Result<LookupAnswer>>((resolve) => (answer = resolve)) }
    await renderPage({}, asked)
    await lookUp('20011')
    answer(success(exampleAnswer()))
    await screen.findByTestId('card')
    await userEvent.clear(box())
    await lookUp('20012')
    expect(screen.queryByTestId('card')).toBeNull()
    for (const left of screen.queryAllByText('Li Lei')) expect(left.closest('section[inert].out-of-sight')).toBeTruthy()
    answer(failure({ code: 'colleague-not-found' }))
    await screen.findByTestId('error')
    expect(screen.queryAllByText('Li Lei')).toEqual([])
  })

  it('does not ask main about a number out of range', async () => {
    const page = await renderPage()
    await lookUp('99')
    expect((await screen.findByTestId('error')).textContent).toContain('101 to 59999')
    expect(page.calls).toEqual([])
  })

  it('copies the phone with Ctrl+C and says so', async () => {
    const page = await renderPage({}, { ...found, copyText: () => success(null) })
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    await userEvent.keyboard('{Control>}c{/Control}')
    expect(page.calls.at(-1)).toEqual(['copyText', '70942'])
    expect(await within(card).findByRole('button', { name: 'Copied' })).toBeTruthy()
    expect(screen.getByTestId('announcement').textContent).toBe('Phone number 70942 copied.')
  })

  it('says that there is nothing to copy when the colleague is free but has no phone', async () => {
    const phoneless = { queryAgentInfoByWorkNo: () => success(exampleAnswer({ phonenumber: '' })) }
    const page = await renderPage({}, phoneless)
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    expect(fieldOf(card, 'availability')).toBe('Free, no phone')
    expect(card.querySelector('[data-shape="free-no-phone"]')).not.toBeNull()
    await userEvent.keyboard('{Control>}c{/Control}')
    expect(page.calls.map(([name]) => name)).not.toContain('copyText')
    expect(await within(card).findByText('No phone number to copy')).toBeTruthy()
    expect(screen.getByTestId('announcement').textContent).toBe('No phone number to copy')
  })

  it('leaves Ctrl+C to the system while text in the box is selected', async () => {
    const page = await renderPage({}, found)
    await lookUp('20011')
    await screen.findByTestId('card')
    await userEvent.keyboard('{Control>}ac{/Control}')
    expect(page.calls.map(([name]) => name)).not.toContain('copyText')
  })

  it('is pinned and unpinned in its header', async () => {
    const page = await renderPage({}, { updateSettings: () => success(null) })
    const pin = screen.getByRole('button', { name: 'Keep the panel open (pinned)', pressed: true })
    await userEvent.click(pin)
    expect(page.calls).toEqual([['updateSettings', { isPanelPinned: false }]])
    const settings = { ...page.snapshot.settings, isPanelPinned: false }
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, settings })
    await expect.poll(() => pin.getAttribute('aria-pressed')).toBe('false')
    await userEvent.click(pin)
    expect(page.calls.at(-1)).toEqual(['updateSettings', { isPanelPinned: true }])
  })

  it('shows and hides the list of keys with F1', async () => {
    await renderPage()
    await userEvent.keyboard('{F1}')
    expect(screen.getByTestId('keys').textContent).toContain('Copy the phone number')
    await userEvent.keyboard('{F1}')
    expect(screen.queryByTestId('keys')).toBeNull()
  })

  it('changes its language at once', async () => {
    const page = await renderPage({}, found)
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    page.push('snapshotChanged', {
      ...page.snapshot,
      revision: 2,
      settings: { ...page.snapshot.settings, language: 'zh-CN', textSizePercent: 150, theme: 'dark' },
    })
    await expect.poll(() => fieldOf(card, 'availability')).toBe('可转接')
    expect(document.documentElement.lang).toBe('zh-CN')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(document.documentElement.style.fontSize).toBe('150%')
  })

  it('shows a contradiction between the two numberings as such', async () => {
    await renderPage({}, { queryAgentInfoByWorkNo: () => success(exampleAnswer({ ctiStatus: 5 })) })
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    expect(fieldOf(card, 'availability')).toBe('Unclear')
    expect(fieldOf(card, 'availability-note')).toBe('Gateway: Idle. Platform: Talking. They disagree.')
  })

  it('marks an answer that came late in its life as out of date', async () => {
    const old = { queryAgentInfoByWorkNo: () => success(exampleAnswer({}, Date.now() - 61_000)) }
    await renderPage({}, old)
    await lookUp('20011')
    const card = await screen.findByTestId('card')
    expect(card.dataset['freshness']).toBe('old')
    expect(fieldOf(card, 'age')).toContain('out of date')
  })

  it('says what became of the session, and signs in again with the stored password', async () => {
    const lost = { state: 'lost', agentId: '20010', kind: 'owned', at: 0, problem: { code: 'session-lost' } } as const
    const page = await renderPage({ session: lost }, { signIn: () => success(null) })
    expect(screen.getByTestId('session').dataset['state']).toBe('lost')
    await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
    expect(page.calls).toEqual([
      [
        'signIn',
        {
          gateway: 'https://gateway.example:8043',
          agentId: '20010',
          phone: '70010',
          caFile: null,
          mode: 'login',
          password: null,
          isPasswordToBeStored: true,
        },
      ],
    ])
  })

  it('does not try a stored password again that the gateway has refused', async () => {
    const problem = { code: 'wrong-password', retcode: '100-004' } as const
    const page = await renderPage({ session: { state: 'signed-out', problem } })
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(screen.getByTestId('sign-in')).toBeTruthy()
    expect(page.calls).toEqual([])
  })

  it('puts a notice away when asked to', async () => {
    const notices = [{ id: 'n1', code: 'settings-set-aside', detail: 'settings.broken.json' }] as const
    const page = await renderPage({ notices }, { dismissNotice: () => success(null) })
    const notice = screen.getByTestId('notice')
    expect(notice.textContent).toContain('settings.broken.json')
    await userEvent.click(within(notice).getByRole('button'))
    expect(page.calls).toEqual([['dismissNotice', 'n1']])
  })
})
