import { describe, expect, it } from 'vitest'
import { failure, success } from '../../shared/result.ts'
import { endActiveSession } from './active-session.ts'

const signedIn = { state: 'signed-in', agentId: '20010', kind: 'owned', since: 0, passwordExpiresInDays: null } as const

describe('ending the session that is in the way', () => {
  it('fails while the gateway refuses to sign it out', async () => {
    const refused = failure({ code: 'gateway-refused', retcode: '100-010' })
    expect(await endActiveSession({ signOut: async () => refused }, signedIn)).toEqual(refused)
  })

  it('is done when it ended, confirmed or not', async () => {
    for (const answer of [success(null), failure({ code: 'gateway-unreachable' }), failure({ code: 'keyring-locked' })])
      expect(await endActiveSession({ signOut: async () => answer }, signedIn)).toEqual(success(null))
  })

  it('asks nothing when none is', async () => {
    const api = { signOut: async () => failure({ code: 'internal' }) }
    expect(await endActiveSession(api, { state: 'signed-out', problem: null })).toEqual(success(null))
  })
})
