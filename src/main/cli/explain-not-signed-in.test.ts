import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { exampleSnapshot } from '../../../test/fixtures/example-snapshot.ts'
import { keyringProblem, explainNotSignedIn } from './explain-not-signed-in.ts'

describe('explainNotSignedIn', () => {
  const locked = { ...exampleSnapshot, session: { state: 'locked', agentId: '20001' } } as const

  it('distinguishes a locked keyring from one that does not answer or reports an error', () => {
    expect(explainNotSignedIn({ ...locked, keyring: 'locked' })).toEqual({ code: 'keyring-locked' })
    expect(explainNotSignedIn({ ...locked, keyring: 'not-answering' })).toEqual({ code: 'keyring-not-answering' })
    expect(explainNotSignedIn({ ...locked, keyring: 'failed' })).toEqual({ code: 'keyring-failed' })
  })

  it('gives the reason why a session is lost or was not restored', () => {
    const problem = { code: 'session-lost', retcode: '100-006' } as const
    const lost = { state: 'lost', agentId: '20001', kind: 'owned', at: 0, problem } as const
    expect(explainNotSignedIn({ ...exampleSnapshot, session: lost })).toBe(problem)
    const changed = { code: 'keyring-changed' } as const
    expect(explainNotSignedIn({ ...exampleSnapshot, session: { state: 'signed-out', problem: changed } })).toBe(changed)
  })

  it('distinguishes a missing profile from a missing sign-in', () => {
    const signedOut = { ...exampleSnapshot, session: { state: 'signed-out', problem: null } } as const
    const { isSessionStored: _, ...profile } = exampleProfile
    expect(explainNotSignedIn({ ...signedOut, profile: null })).toEqual({ code: 'no-gateway' })
    expect(explainNotSignedIn({ ...signedOut, profile })).toEqual({ code: 'not-signed-in' })
  })
})

it('keyringProblem passes on why a session was not stored, and calls nothing else an absent keyring', () => {
  for (const code of ['keyring-absent', 'keyring-locked', 'keyring-failed', 'settings-not-saved'] as const)
    expect(keyringProblem(code)).toBe(code)
  expect(keyringProblem(undefined)).toBe('keyring-failed')
})
