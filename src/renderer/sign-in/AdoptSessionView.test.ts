import { describe, expect, it } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { failure, success } from '../../shared/result.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]
const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'
const lost = { state: 'lost', agentId: '20010', kind: 'adopted', at: 0, problem: { code: 'session-lost' } } as const
const field = (label: string): HTMLInputElement => screen.getByLabelText(label)
const submit = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Use this session' }))

async function openFromLost(script: Script = {}): ReturnType<typeof renderPage> {
  const page = await renderPage({ session: lost }, script)
  await userEvent.click(screen.getByRole('button', { name: 'Hand over again…' }))
  return page
}

describe('the view that takes over a session', () => {
  it('is one press from a lost one, filled in but for the Guid', async () => {
    await openFromLost()
    expect(field('Gateway address').value).toBe('https://gateway.example:8043')
    expect(field('Work number of the session').value).toBe('20010')
    expect(document.activeElement).toBe(field('Guid'))
    expect(field('Guid').type).toBe('password')
    expect(screen.getByTestId('adopt').textContent).toContain('never fetches that program’s events')
  })

  it('sends the Guid and keeps none', async () => {
    const page = await openFromLost({ adoptSession: () => success(null) })
    await userEvent.type(field('Guid'), ` ${guid} `)
    await submit()
    const input = { gateway: 'https://gateway.example:8043', agentId: '20010', guid, caFile: null }
    expect(page.calls).toEqual([['adoptSession', input]])
    expect(await screen.findByRole('combobox')).toBeTruthy()
    expect(document.body.innerHTML).not.toContain(guid)
  })

  it.each([
    ['', 'Paste the Guid of the session.'],
    ['two words here', 'This is not a Guid.'],
    ['short', 'This is not a Guid.'],
  ])('sends nothing for the Guid "%s"', async (typed, problem) => {
    const page = await openFromLost()
    if (typed) await userEvent.type(field('Guid'), typed)
    await submit()
    expect(page.calls).toEqual([])
    expect(screen.getByText(new RegExp(problem))).toBeTruthy()
    expect(document.activeElement).toBe(field('Guid'))
  })

  it('says that the gateway does not accept the Guid, and forgets it', async () => {
    await openFromLost({ adoptSession: () => failure({ code: 'session-lost', retcode: '100-006' }) })
    await userEvent.type(field('Guid'), guid)
    await submit()
    const error = await screen.findByTestId('error')
    expect(error.textContent).toContain('The gateway does not accept this Guid.')
    expect(error.textContent).toContain('100-006')
    expect(field('Guid').value).toBe('')
  })

  it('is reached from the first sign-in with what was typed there, and goes back to it', async () => {
    await renderPage({ profile: null, session: { state: 'signed-out', problem: null } })
    await userEvent.type(field('Gateway address'), 'gateway.example')
    await userEvent.click(screen.getByRole('button', { name: 'Use the session of another program' }))
    expect(field('Gateway address').value).toBe('gateway.example')
    await userEvent.keyboard('{Escape}')
    expect(screen.getByTestId('sign-in')).toBeTruthy()
    expect(field('Gateway address').value).toBe('gateway.example')
  })
})
