import { describe, expect, it } from 'vitest'
import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot, Question } from '../../shared/app-snapshot.ts'
import { failure, success } from '../../shared/result.ts'
import { exampleCertificateQuestion, exampleProfileView } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]
const signedOut = { state: 'signed-out', problem: null } as const
const proxy: Question = {
  kind: 'proxy-credentials',
  id: '2',
  proxy: 'proxy.example:3128',
  realm: 'Office',
  wasRefused: false,
}
const handOver: Question = { kind: 'hand-over', id: '3', gateway: exampleProfileView.gateway, agentId: '20010' }
const answered = { answerQuestion: () => success(null) } satisfies Script
const sheet = (): HTMLElement => screen.getByTestId('question')
const button = (name: string): HTMLElement => within(sheet()).getByRole('button', { name })
const announcement = (): string => screen.getByTestId('announcement').textContent

/** The panel, on which a question appears later. */
async function interrupt(question: Question, script: Script = answered, differences: Partial<AppSnapshot> = {}) {
  const page = await renderPage(differences, script)
  const ask = (questions: readonly Question[], revision: number): void =>
    page.push('snapshotChanged', { ...page.snapshot, revision, questions })
  ask([question], 2)
  await screen.findByTestId('question')
  return { ...page, close: () => ask([], 3) }
}

describe('a question', () => {
  it('takes the focus to its heading, is announced, and gives the focus back where it was', async () => {
    const { close } = await interrupt(exampleCertificateQuestion())
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: /Do you trust/ }))
    expect(announcement()).toContain('It was issued by an authority that is not trusted.')
    close()
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'))
  })

  it('answers nothing to keys that were meant for what is beneath', async () => {
    const page = await interrupt(exampleCertificateQuestion())
    await userEvent.keyboard('20011{Enter} {F1}')
    expect(page.calls).toEqual([])
    expect(screen.queryByTestId('keys')).toBeNull()
    expect(document.querySelector<HTMLInputElement>('[role="combobox"]')?.value).toBe('')
    expect(document.querySelector('[inert] [role="combobox"]')).not.toBeNull()
  })

  it('keeps what was typed in the form beneath', async () => {
    const page = await renderPage({ profile: null, session: signedOut }, answered)
    await userEvent.type(screen.getByLabelText('Password'), 's3cret')
    const ask = (questions: readonly Question[], revision: number): void =>
      page.push('snapshotChanged', { ...page.snapshot, revision, questions })
    ask([proxy], 2)
    await screen.findByTestId('question')
    ask([], 3)
    await waitFor(() => expect(screen.queryByTestId('question')).toBeNull())
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('s3cret')
  })
})

describe('the question about a certificate', () => {
  it('shows what a person can judge it by', async () => {
    await interrupt(exampleCertificateQuestion())
    expect(screen.getByTestId('certificate-reason').dataset['code']).toBe('certificate-unknown')
    for (const text of ['https://gateway.example:8043', 'CN=gateway.example', 'CN=Example Root'])
      expect(within(sheet()).getByText(text)).toBeTruthy()
    expect(sheet().textContent).toContain('Jan 2, 2024 to Jan 2, 2124')
    expect(screen.getByTestId('fingerprint').textContent).toBe(exampleCertificateQuestion().certificate.fingerprint256)
  })

  it('trusts exactly the certificate that was shown', async () => {
    const page = await interrupt(exampleCertificateQuestion())
    await userEvent.click(button('Trust and connect'))
    expect(page.calls).toEqual([['answerQuestion', { kind: 'certificate', id: '1', isPinned: true }]])
  })

  it('says in words that a certificate names nobody', async () => {
    const { certificate } = exampleCertificateQuestion()
    await interrupt(exampleCertificateQuestion({ certificate: { ...certificate, subject: '', issuer: '' } }))
    expect(within(sheet()).getAllByText('not named in the certificate')).toHaveLength(2)
  })

  it.each(['{Escape}', '{Tab}{Enter}'])('does not connect on %s', async (keys) => {
    const page = await interrupt(exampleCertificateQuestion())
    await userEvent.keyboard(keys)
    expect(page.calls).toMatchObject([['answerQuestion', { isPinned: false }]])
  })

  it('refuses one that replaced a trusted one, and leads to the settings where that can be removed', async () => {
    const question = exampleCertificateQuestion({ reason: 'certificate-changed', mayBePinned: false })
    const trusted = question.certificate.fingerprint256.replace('A0', '00')
    const pins = [{ gateway: question.gateway, fingerprint256: trusted }]
    const { close, calls } = await interrupt(question, answered, { pins })
    expect(screen.queryByRole('button', { name: /Trust this certificate/ })).toBeNull()
    expect(screen.getByRole('heading', { name: 'Not connected: do not trust this certificate' })).toBeTruthy()
    expect(sheet().textContent).toContain('Ask your administrator')
    expect(screen.getAllByTestId('fingerprint').map((print) => print.textContent)).toContain(trusted)
    await userEvent.click(button('Open trusted certificates'))
    close()
    expect(calls).toMatchObject([['answerQuestion', { isPinned: false }]])
    expect(await screen.findByTestId('pin')).toBeTruthy()
  })
})

describe('the question of a proxy', () => {
  it('sends what was typed once, and keeps no password', async () => {
    const page = await interrupt(proxy)
    expect(sheet().textContent).toContain('proxy.example:3128 (“Office”)')
    await userEvent.type(screen.getByLabelText('User name'), 'li.lei')
    await userEvent.type(within(sheet()).getByLabelText('Password'), 'pr0xy')
    await userEvent.keyboard('{Enter}')
    const credentials = { username: 'li.lei', password: 'pr0xy' }
    expect(page.calls).toEqual([['answerQuestion', { kind: 'proxy-credentials', id: '2', credentials }]])
    expect(within(sheet()).getByLabelText<HTMLInputElement>('Password').value).toBe('')
  })

  it('keeps what is being typed when the same is asked again, and nothing of it for another proxy', async () => {
    const page = await interrupt(proxy)
    const ask = (question: Question, revision: number): void =>
      page.push('snapshotChanged', { ...page.snapshot, revision, questions: [question] })
    await userEvent.type(screen.getByLabelText('User name'), 'li.lei')
    ask({ ...proxy }, 3)
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('User name').value).toBe('li.lei'))
    ask({ ...proxy, id: '4', proxy: 'other.example:3128' }, 4)
    await waitFor(() => expect(sheet().textContent).toContain('other.example:3128'))
    expect(screen.getByLabelText<HTMLInputElement>('User name').value).toBe('')
  })

  it('says that the last ones were refused', async () => {
    await interrupt({ ...proxy, wasRefused: true })
    expect(screen.getByTestId('proxy-refused').textContent).toContain('was not accepted')
    expect(announcement()).toContain('was not accepted')
  })

  it.each(['{Escape}', 'button'])('goes on without on %s', async (way) => {
    const page = await interrupt(proxy)
    if (way === 'button') await userEvent.click(button('Continue without'))
    else await userEvent.keyboard(way)
    expect(page.calls).toEqual([['answerQuestion', { kind: 'proxy-credentials', id: '2', credentials: null }]])
  })
})

describe('the question of a hand-over', () => {
  it('says which gateway and agent it is about and what happens to the clipboard, before it accepts', async () => {
    const page = await interrupt(handOver, answered, { session: signedOut })
    expect(sheet().textContent).toContain('https://gateway.example:8043')
    expect(sheet().textContent).toContain('20010')
    expect(sheet().textContent).toContain('taken from the clipboard, which is then cleared')
    await userEvent.click(button('Use this session'))
    expect(page.calls).toEqual([['answerQuestion', { kind: 'hand-over', id: '3', isAccepted: true }]])
  })

  it('declines on Escape', async () => {
    const page = await interrupt(handOver, answered, { session: signedOut })
    await userEvent.keyboard('{Escape}')
    expect(page.calls).toEqual([['answerQuestion', { kind: 'hand-over', id: '3', isAccepted: false }]])
  })

  it('offers to sign out first while a session of our own is in use', async () => {
    const page = await interrupt(handOver, { signOut: () => success(null) })
    expect(screen.queryByRole('button', { name: 'Use this session' })).toBeNull()
    await userEvent.click(button('Sign out here'))
    expect(page.calls).toEqual([['signOut', undefined]])
  })

  it('says why it failed although the question is closed by then, and lets the Guid be pasted', async () => {
    let reply: (result: ReturnType<typeof failure>) => void = () => undefined
    const script: Script = { answerQuestion: () => new Promise((resolve) => (reply = resolve)) }
    const page = await interrupt(handOver, script, { session: signedOut })
    await userEvent.click(button('Use this session'))
    page.close()
    reply(failure({ code: 'guid-invalid' }))
    expect((await screen.findByTestId('error')).textContent).toContain('no Guid on the clipboard')
    expect(sheet().dataset['kind']).toBe('hand-over-failed')
    await userEvent.click(button('Paste the Guid'))
    expect(screen.getByTestId('adopt')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Work number of the session').value).toBe('20010')
  })
})
