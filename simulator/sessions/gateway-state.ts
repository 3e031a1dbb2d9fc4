import { offlineState } from '../roster/colleague.ts'
import type { ResolvedOptions } from '../simulator-options.ts'
import { createRoster } from '../roster/roster.ts'
import type { Roster } from '../roster/roster.ts'
import { createSessionStore } from './session-store.ts'
import type { SessionStore } from './session-store.ts'

/** The people and their sessions, kept in step: who signs out is offline in the roster. */
export interface GatewayState {
  /** The present roster; `reset` makes a new one. */
  readonly roster: Roster
  readonly sessions: SessionStore
  /** Another, imagined client signs the agent in; `canBeForced` false makes forcelogin fail with 100-015. */
  readonly signInElsewhere: (agentId: string, canBeForced?: boolean) => void
  /** Back to the first moment. */
  reset(): void
}

/** Creates the people of a simulator, some of them signed in elsewhere as their accounts say. */
export function createGatewayState(settings: ResolvedOptions): GatewayState {
  const { accounts, assumptions, now } = settings
  const createPeople = (): Roster => createRoster({ ...settings, preRestCtiStatus: assumptions.preRestCtiStatus })
  let roster = createPeople()
  const sessions = createSessionStore({
    ...settings,
    onSignOut: ({ agentId }) => roster.replaceState(agentId, offlineState(now()), '', 'FFF'),
  })

  function signInElsewhere(agentId: string, canBeForced = true): void {
    const session = sessions.begin(agentId, { kind: 'login', isElsewhere: true, canBeForced })
    const since = session.signedInAt
    const state = { status: 4, ctiStatus: 1, since, signedInAt: since, reason: 0, isInConference: false }
    roster.replaceState(agentId, state, accounts.find((account) => account.agentId === agentId)?.phone ?? '', 'TTF')
  }

  function signInTheOthers(): void {
    for (const { agentId, trait } of accounts) {
      if (trait === 'signed-in-elsewhere') signInElsewhere(agentId)
      if (trait === 'signed-in-elsewhere-for-good') signInElsewhere(agentId, false)
    }
  }

  signInTheOthers()
  return {
    get roster() {
      return roster
    },
    sessions,
    signInElsewhere,
    reset() {
      sessions.clear()
      roster = createPeople()
      signInTheOthers()
    },
  }
}
