import { describe, expect, it } from 'vitest'
import type { KeyringState, SessionView } from '../../shared/app-snapshot.ts'
import { errorCodes } from '../../shared/error-codes.ts'
import { createTranslator } from '../../shared/i18n/translator.ts'
import { sessionBannerContent, type SessionBannerContent } from './session-banner-content.ts'

const en = createTranslator('en')
const now = new Date(2024, 2, 5, 11, 0).getTime()
const facts = { keyring: 'available', isPasswordStored: true, now } as const
const banner = (
  session: SessionView,
  differences: Partial<Parameters<typeof sessionBannerContent>[2]> = {},
): SessionBannerContent => {
  const text = sessionBannerContent(en, session, { ...facts, ...differences })
  if (!text) throw new Error('no banner')
  return text
}
const actions = ({ buttons }: SessionBannerContent): string[] => buttons.map(({ action }) => action)
const signedOut = (code: 'wrong-password' | 'phone-invalid' | 'signed-in-elsewhere' | 'gateway-unreachable') =>
  ({ state: 'signed-out', problem: { code } }) as const
const recovering = (retryAt: number | null) =>
  ({ state: 'recovering', agentId: '20010', retryAt, problem: { code: 'gateway-unreachable' } }) as const

describe('sessionBannerContent', () => {
  it('counts down to the next try, which need not be waited for', () => {
    const text = banner(recovering(now + 11_200))
    expect(text.title).toBe('The gateway cannot be reached.')
    expect(text.nextStep).toContain('tries again in 12 sec')
    expect(actions(text)).toEqual(['retry-now'])
  })

  it.each([null, now, now - 1])('has nothing to press while a try is under way (%s)', (retryAt) => {
    const text = banner(recovering(retryAt))
    expect(text.nextStep).toContain('trying again now')
    expect(actions(text)).toEqual([])
  })

  it('says what the agent has to do where waiting alone does not help', () => {
    const text = banner({ ...recovering(now + 5_000), problem: { code: 'certificate-unknown' } })
    expect(text.nextStep).toMatch(/CA file.*tries again in 5 sec/)
  })

  it('signs in by one press where the stored password may be right', () => {
    expect(actions(banner(signedOut('gateway-unreachable')))).toEqual(['sign-in', 'open-sign-in'])
    expect(actions(banner(signedOut('gateway-unreachable'), { isPasswordStored: false }))).toEqual(['open-sign-in'])
  })

  it.each(['wrong-password', 'phone-invalid'] as const)('opens the form after %s', (code) => {
    expect(actions(banner(signedOut(code)))).toEqual(['open-sign-in'])
  })

  it('offers an agent who is signed in elsewhere the hand-over first, and force not at once', () => {
    const text = banner(signedOut('signed-in-elsewhere'))
    expect(text.buttons).toEqual([
      { action: 'open-adopt', label: 'elsewhere.adopt' },
      { action: 'open-sign-in', label: 'banner.chooseHow' },
    ])
    expect(text.nextStep).toBeUndefined()
  })

  it('says of a failed sign-in after a loss what to do about it', () => {
    const problem = { code: 'wrong-password', retcode: '100-004' } as const
    const text = banner({ state: 'lost', agentId: '20010', kind: 'owned', at: now, problem })
    expect(text.nextStep).toContain('Enter the password again.')
    expect(text.smallPrint).toBe('100-004 · wrong-password')
  })

  describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
    const t = createTranslator(language)
    const problems = errorCodes.map((code) => ({ code }))
    const states: readonly SessionView[] = [
      { state: 'signed-out', problem: null },
      ...problems.map((problem) => ({ state: 'signed-out', problem }) as const),
      ...problems.map((problem) => ({ state: 'recovering', agentId: '20010', retryAt: now + 5_000, problem }) as const),
      ...problems.flatMap((problem) =>
        (['owned', 'adopted'] as const).map(
          (kind) => ({ state: 'lost', agentId: '20010', kind, at: now, problem }) as const,
        ),
      ),
      { state: 'locked', agentId: '20010' },
    ]
    const keyrings: readonly KeyringState[] = ['available', 'locked', 'changed', 'not-answering', 'failed']
    /** No sentence, and no way out after an "or", is what a button says already. */
    const opening =
      language === 'en'
        ? '(?:^|[.:;] |\\bor |otherwise |[“"])(?:please )?'
        : '(?:^|[。；，：“「])(?:请|或|也可|否则请)?'

    it('repeats no button in the text beside it', () => {
      const repeated = states.flatMap((session) =>
        keyrings.flatMap((keyring) =>
          [true, false].flatMap((isPasswordStored) => {
            const content = sessionBannerContent(t, session, { keyring, isPasswordStored, now })
            const text = content?.nextStep ?? ''
            const labels = content?.buttons.map(({ label }) => t(label).replace('…', '')) ?? []
            return labels
              .filter((label) => new RegExp(`${opening}${label}(?!信息)`, 'i').test(text))
              .map((label) => `${label} | ${text}`)
          }),
        ),
      )
      expect([...new Set(repeated)]).toEqual([])
    })
  })

  it('asks for a new hand-over of a lost session that was adopted', () => {
    const lost = {
      state: 'lost',
      agentId: '20010',
      kind: 'adopted',
      at: now,
      problem: { code: 'session-lost' },
    } as const
    expect(actions(banner(lost))).toEqual(['open-adopt', 'open-sign-in'])
  })

  it('says whether the keyring is locked or does not answer, and how to go on', () => {
    const locked = { state: 'locked', agentId: '20010' } as const
    expect(banner(locked, { keyring: 'locked' }).title).toBe('The system keyring is locked.')
    expect(banner(locked, { keyring: 'not-answering' }).title).toBe('The system keyring does not answer.')
    expect(actions(banner(locked))).toEqual(['probe-keyring', 'open-sign-in'])
  })

  it('speaks of the password only when it expires within a week', () => {
    const signedIn = (passwordExpiresInDays: number | null) =>
      sessionBannerContent(
        en,
        { state: 'signed-in', agentId: '20010', kind: 'owned', since: 0, passwordExpiresInDays },
        facts,
      )
    expect(signedIn(7)?.title).toBe('Your password expires in 7 days.')
    expect(signedIn(8)).toBeNull()
    expect(signedIn(null)).toBeNull()
  })
})
