import { offlineState } from '../roster/colleague.ts'
import type { ResolvedOptions } from '../simulator-options.ts'
import { createRoster } from '../roster/roster.ts'
import type { Roster } from '../roster/roster.ts'
import { createSessionStore } from './session-store.ts'
import type { SessionStore } from './session-store.ts'

/** Roster and sessions, kept in step: an agent who signs out is offline in the roster. */
export interface GatewayState {
  /** The current roster. `reset` replaces it. */
  readonly roster: Roster
  readonly sessions: SessionStore
  /**
   * Signs the agent in from an imaginary other client. `canBeForced` false makes forcelogin fail
   * with 100-015.
   */
  readonly signInElsewhere: (agentId: string, canBeForced?: boolean) => void
  /** Restores the state at start. */
  reset(): void
}

/** Creates roster and sessions. Accounts marked so are signed in elsewhere. */
export function createGatewayState(options: ResolvedOptions): GatewayState {
  const { accounts, assumptions, now } = options
  const createInitialRoster = (): Roster => createRoster({ ...options, preRestCtiStatus: assumptions.preRestCtiStatus })
  let roster = createInitialRoster()
  const sessions = createSessionStore({
    ...options,
    onSignOut: ({ agentId }) => roster.replaceState(agentId, offlineState(now()), '', 'FFF'),
  })

  function signInElsewhere(agentId: string, canBeForced = true): void {
    const session = sessions.begin(agentId, { kind: 'login', isElsewhere: true, canBeForced })
    const since = session.signedInAt
    const state = { status: 4, ctiStatus: 1, since, signedInAt: since, reason: 0, isInConference: false }
    roster.replaceState(agentId, state, accounts.find((account) => account.agentId === agentId)?.phone ?? '', 'TTF')
  }

  function signInAccountsElsewhere(): void {
    for (const { agentId, trait } of accounts) {
      if (trait === 'signed-in-elsewhere') signInElsewhere(agentId)
      if (trait === 'signed-in-elsewhere-for-good') signInElsewhere(agentId, false)
    }
  }

  signInAccountsElsewhere()
  return {
    get roster() {
      return roster
    },
    sessions,
    signInElsewhere,
    reset() {
      sessions.clear()
      roster = createInitialRoster()
      signInAccountsElsewhere()
    },
  }
}
