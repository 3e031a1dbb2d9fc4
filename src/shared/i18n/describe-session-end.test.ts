import { describe, expect, it } from 'vitest'
import type { SessionView } from '../app-snapshot.ts'
import type { AppError } from '../error-codes.ts'
import { describeSessionEnd } from './describe-session-end.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')
const at = new Date(2024, 2, 5, 10, 42).getTime()
const now = new Date(2024, 2, 5, 11, 0).getTime()
const lost = (problem: AppError, kind: 'owned' | 'adopted' = 'owned'): Extract<SessionView, { state: 'lost' }> => ({
  state: 'lost',
  agentId: '20010',
  kind,
  at,
  problem,
})

describe('describeSessionEnd', () => {
  it.each<[AppError, RegExp]>([
    [{ code: 'session-lost', reason: 'signed-out-by-gateway' }, /because somebody ended your session there/],
    [{ code: 'session-lost', retcode: '100-006' }, /because it no longer knows your session/],
    [{ code: 'session-lost', retcode: '000-003' }, /because it no longer accepts the Guid/],
    [{ code: 'sign-in-again', retcode: '105-006' }, /because it has switched to another server/],
  ])('says when and why the gateway ended it: %j', (problem, reason) => {
    const text = describeSessionEnd(en, lost(problem), now)
    expect(text.title).toMatch(/^The gateway signed you out at 10:42, because/)
    expect(text.title).toMatch(reason)
    expect(describeSessionEnd(zh, lost(problem), now).title).toMatch(/^网关于 10:42 将您签出：.+。$/)
  })

  it('sends an agent who was signed out by somebody to the supervisor', () => {
    const problem = { code: 'session-lost', reason: 'signed-out-by-gateway' } as const
    expect(describeSessionEnd(en, lost(problem), now).nextStep).toContain('If it was not you, ask your supervisor.')
  })

  it('says why signing in again failed', () => {
    const text = describeSessionEnd(en, lost({ code: 'wrong-password', retcode: '100-004' }), now)
    expect(text.title).toBe(
      'Your session ended at 10:42, and signing in again failed: The work number or password is wrong.',
    )
  })

  it('says of an adopted one that its owner ended it', () => {
    const text = describeSessionEnd(en, lost({ code: 'session-lost', retcode: '100-006' }, 'adopted'), now)
    expect(text.title).toContain('The session of 20010 ended at 10:42, because the program that owns it signed out')
  })
})
