import { afterEach, describe, expect, it, vi } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot, SessionView } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success } from '../../shared/result.ts'
import { exampleAnswer, exampleSignedInSnapshot } from '../testing/example-data.ts'
import type { FakeApi } from '../testing/fake-api.ts'
import { renderPage } from '../testing/render-page.ts'

const box = (): HTMLInputElement => screen.getByRole('combobox')
const spoken = (): string => screen.getByTestId('announcement').textContent
const lost: SessionView = {
  state: 'lost',
  agentId: '20010',
  kind: 'owned',
  at: Date.now(),
  problem: { code: 'session-lost', retcode: '100-006' },
}
const recovering: SessionView = {
  state: 'recovering',
  agentId: '20010',
  retryAt: null,
  problem: { code: 'gateway-unreachable' },
}
const { session: signedIn } = exampleSignedInSnapshot

/** A panel whose lookups fail while the session is not there. */
async function lookUpWithout(session: SessionView, error: AppError, typed = '20011'): Promise<Panel> {
  let current: SessionView = session
  const page = await renderPage(
    { session },
    {
      queryAgentInfoByWorkNo: (workno) =>
        current.state === 'signed-in' ? success(exampleAnswer({ workno })) : failure(error),
    },
  )
  let revision = 1
  await userEvent.type(box(), `${typed}{Enter}`)
  return {
    page,
    become: (next, differences = {}) => {
      current = next
      page.push('snapshotChanged', { ...page.snapshot, ...differences, session: next, revision: ++revision })
    },
    asked: () => page.calls.filter(([name]) => name === 'queryAgentInfoByWorkNo').map(([, workno]) => workno as string),
  }
}

interface Panel {
  readonly page: FakeApi
  readonly become: (next: SessionView, differences?: Partial<AppSnapshot>) => void
  readonly asked: () => string[]
}

afterEach(() => void vi.useRealTimers())

describe('a lookup that failed because of the session', () => {
  it.each<{ session: SessionView; error: AppError }>([
    { session: lost, error: { code: 'not-signed-in' } },
    { session: lost, error: { code: 'session-lost', retcode: '100-006' } },
    { session: { state: 'signed-out', problem: null }, error: { code: 'not-signed-in' } },
    { session: { state: 'locked', agentId: '20010' }, error: { code: 'keyring-locked' } },
    {
      session: { state: 'signing-in', agentId: '20010' },
      error: { code: 'gateway-timeout', reason: 'session-not-ready' },
    },
    { session: recovering, error: { code: 'gateway-timeout' } },
  ])('leaves $error.code to the banner, and the number stays: $session.state', async ({ session, error }) => {
    const { asked } = await lookUpWithout(session, error)
    expect(asked()).toEqual(['20011'])
    expect(screen.getByTestId('session-banner')).toBeTruthy()
    expect(screen.queryByTestId('error')).toBeNull()
    expect(box().value).toBe('20011')
  })

  it('still says what is wrong with the number itself', async () => {
    await lookUpWithout(lost, { code: 'not-signed-in' }, '99')
    expect(screen.getByTestId('error').dataset['code']).toBe('workno-out-of-range')
  })

  it('says to a screen reader once what the banner says', async () => {
    await lookUpWithout(lost, { code: 'not-signed-in' })
    await expect.poll(spoken).toMatch(/^The gateway signed you out at/)
    expect(spoken()).not.toContain('You are not signed in.')
  })

  it('is asked again, once, as soon as the session is back', async () => {
    const { become, asked } = await lookUpWithout(recovering, { code: 'gateway-unreachable' })
    become(signedIn)
    expect(await screen.findByTestId('card')).toBeTruthy()
    expect(asked()).toEqual(['20011', '20011'])
    await expect.poll(spoken).toContain('Li Lei, 20011')
    become(recovering)
    become(signedIn)
    await screen.findByTestId('card')
    expect(asked()).toHaveLength(2)
  })

  it('is not asked again when something else was typed meanwhile', async () => {
    const { become, asked } = await lookUpWithout(lost, { code: 'not-signed-in' })
    await userEvent.clear(box())
    await userEvent.type(box(), '20012')
    become(signedIn)
    await expect.poll(() => screen.queryByTestId('session-banner')).toBeNull()
    expect(asked()).toEqual(['20011'])
    expect(box().value).toBe('20012')
  })

  it('is not asked again a minute later, and the old failure does not come back', async () => {
    const { become, asked } = await lookUpWithout(lost, { code: 'not-signed-in' })
    const failedAt = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => failedAt + 61_000)
    become(signedIn)
    await expect.poll(() => screen.queryByTestId('session-banner')).toBeNull()
    expect(asked()).toEqual(['20011'])
    expect(screen.queryByTestId('error')).toBeNull()
    expect(box().value).toBe('20011')
    vi.restoreAllMocks()
  })
})

describe('the end of a session', () => {
  it('is spoken in the words of the banner', async () => {
    const page = await renderPage()
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, session: lost })
    await expect.poll(spoken).toMatch(/^The gateway signed you out at/)
    page.push('snapshotChanged', { ...page.snapshot, revision: 3, session: signedIn })
    await expect.poll(spoken).toBe('Signed in')
  })
})
