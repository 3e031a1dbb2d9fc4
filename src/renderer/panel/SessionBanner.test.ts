import { afterEach, describe, expect, it, vi } from 'vitest'
import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { success } from '../../shared/result.ts'
import { renderPage } from '../testing/render-page.ts'

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }))
const locked = { state: 'locked', agentId: '20010' } as const

describe('the note about the session', () => {
  afterEach(() => void vi.useRealTimers())

  it('counts the wait down while the panel is looked at', async () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const session = { state: 'recovering', agentId: '20010', retryAt: 1_005_000, problem: null } as const
    await renderPage({ session })
    const banner = screen.getByTestId('session-banner')
    expect(banner.textContent).toContain('in 5 sec')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(banner.textContent).toContain('in 3 sec')
  })

  it('ends the wait when asked to', async () => {
    const session = { state: 'recovering', agentId: '20010', retryAt: Date.now() + 60_000, problem: null } as const
    const page = await renderPage({ session }, { retryNow: () => success(null) })
    await press('Try now')
    expect(page.calls).toEqual([['retryNow', undefined]])
  })

  it('asks a locked keyring again, and says what came of it', async () => {
    const page = await renderPage({ session: locked, keyring: 'locked' }, { probeKeyring: () => success(null) })
    await press('Check again')
    expect(page.calls).toEqual([['probeKeyring', undefined]])
    await waitFor(() => expect(screen.getByTestId('announcement').textContent).toMatch(/^The system keyring is locked/))
  })

  it('lets the agent sign in anew instead of waiting for the keyring', async () => {
    await renderPage({ session: locked, keyring: 'locked' })
    await press('Sign in again')
    expect(screen.getByTestId('sign-in')).toBeTruthy()
  })

  it('says once that the keyring is another one', async () => {
    await renderPage({ keyring: 'changed' })
    expect(screen.getByTestId('notice').dataset['code']).toBe('keyring-changed')
    await press('Dismiss')
    expect(screen.queryByTestId('notice')).toBeNull()
    await press('Settings')
    await press('Back')
    expect(screen.queryByTestId('notice')).toBeNull()
  })
})
