import { describe, expect, it } from 'vitest'
import type { SessionView } from '../../shared/app-snapshot.ts'
import { errorCodes, type AppError, type ErrorCode } from '../../shared/error-codes.ts'
import { isSaidByBanner } from './is-said-by-banner.ts'

const recovering = (code: ErrorCode | null): SessionView => ({
  state: 'recovering',
  agentId: '20010',
  retryAt: null,
  problem: code && { code },
})
const withoutSession: readonly SessionView[] = [
  { state: 'signed-out', problem: null },
  { state: 'signed-out', problem: { code: 'wrong-password' } },
  { state: 'signing-in', agentId: '20010' },
  { state: 'signing-out', agentId: '20010' },
  { state: 'lost', agentId: '20010', kind: 'owned', at: 0, problem: { code: 'session-lost' } },
  { state: 'lost', agentId: '20010', kind: 'adopted', at: 0, problem: { code: 'session-lost' } },
  { state: 'locked', agentId: '20010' },
]
const signedIn: SessionView = {
  state: 'signed-in',
  agentId: '20010',
  kind: 'owned',
  since: 0,
  passwordExpiresInDays: 3,
}

const saidBy = (session: SessionView): ErrorCode[] => errorCodes.filter((code) => isSaidByBanner(session, { code }))

/** The answers of the gateway about what was asked, and the faults of our own program. */
const aboutTheRequest: readonly ErrorCode[] = [
  'workno-not-a-number',
  'workno-out-of-range',
  'colleague-not-found',
  'lookup-not-allowed',
  'bad-parameter',
  'too-fast',
  'gateway-refused',
  'reply-too-large',
  'reply-not-understood',
  'keyring-not-cleared',
  'settings-not-saved',
  'user-data-unwritable',
  'hotkey-taken',
  'start-at-login-refused',
  'busy',
  'panel-not-answering',
  'output-not-written',
  'untrusted-sender',
  'unknown-command',
  'bad-input',
  'question-outdated',
  'internal',
]

describe('isSaidByBanner', () => {
  it('leaves every failure to the lookup while the session lives', () => {
    expect(saidBy(signedIn)).toEqual([])
  })

  it.each(withoutSession)('says all but what concerns the request alone: $state', (session) => {
    expect(saidBy(session)).toEqual(errorCodes.filter((code) => !aboutTheRequest.includes(code)))
  })

  it.each([recovering(null), recovering('gateway-timeout'), recovering('gateway-switching')])(
    'says once that the gateway does not answer while it tries again',
    (session) => {
      const said = saidBy(session)
      expect(said).toEqual(
        expect.arrayContaining(['gateway-unreachable', 'gateway-timeout', 'gateway-http-status', 'not-signed-in']),
      )
      expect(said).not.toContain('certificate-changed')
      expect(said).not.toContain('proxy-unreachable')
    },
  )

  it('does not hide an unsafe certificate behind a gateway that did not answer', () => {
    expect(saidBy(recovering('certificate-changed'))).toContain('certificate-unknown')
    expect(saidBy(recovering('certificate-changed'))).not.toContain('gateway-timeout')
  })

  it('says no failure twice, whatever it is about', () => {
    const refused: AppError = { code: 'gateway-refused', retcode: '999-123' }
    expect(isSaidByBanner({ state: 'signed-out', problem: refused }, refused)).toBe(true)
    expect(isSaidByBanner({ state: 'signed-out', problem: refused }, { ...refused, retcode: '999-124' })).toBe(false)
  })

  it('knows by the reason what a lookup has waited for', () => {
    const waited = (reason: AppError['reason'] & string): AppError => ({ code: 'gateway-timeout', reason })
    expect(isSaidByBanner(recovering('certificate-changed'), waited('session-not-ready'))).toBe(true)
    expect(isSaidByBanner(recovering(null), waited('proxy-settings'))).toBe(false)
    expect(isSaidByBanner(recovering('proxy-unreachable'), waited('proxy-settings'))).toBe(true)
  })
})
