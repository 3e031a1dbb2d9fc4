import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { exampleSnapshot } from '../../../test/fixtures/example-snapshot.ts'
import { keyringProblem, explainNotSignedIn } from './explain-not-signed-in.ts'

describe('explainNotSignedIn', () => {
  const shut = { ...exampleSnapshot, session: { state: 'locked', agentId: '20001' } } as const

  it('tells a keyring that is locked from one that hangs', () => {
    expect(explainNotSignedIn({ ...shut, keyring: 'locked' })).toEqual({ code: 'keyring-locked' })
    expect(explainNotSignedIn({ ...shut, keyring: 'not-answering' })).toEqual({ code: 'keyring-not-answering' })
  })

  it('gives the reason for which a session is gone, or was not found', () => {
    const problem = { code: 'session-lost', retcode: '100-006' } as const
    const lost = { state: 'lost', agentId: '20001', kind: 'owned', at: 0, problem } as const
    expect(explainNotSignedIn({ ...exampleSnapshot, session: lost })).toBe(problem)
    const changed = { code: 'keyring-changed' } as const
    expect(explainNotSignedIn({ ...exampleSnapshot, session: { state: 'signed-out', problem: changed } })).toBe(changed)
  })

  it('says whether there is a gateway to sign in to', () => {
    const signedOut = { ...exampleSnapshot, session: { state: 'signed-out', problem: null } } as const
    const { isSessionStored: _, ...profile } = exampleProfile
    expect(explainNotSignedIn({ ...signedOut, profile: null })).toEqual({ code: 'no-gateway' })
    expect(explainNotSignedIn({ ...signedOut, profile })).toEqual({ code: 'not-signed-in' })
  })
})

it('names the reason for which the keyring did not take the session, and any other as one that is absent', () => {
  for (const code of ['keyring-absent', 'keyring-locked', 'keyring-changed', 'keyring-not-answering'] as const)
    expect(keyringProblem(code)).toBe(code)
  expect(keyringProblem('settings-not-saved')).toBe('keyring-absent')
  expect(keyringProblem(undefined)).toBe('keyring-absent')
})
