import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import type { ConnectionTest } from '../../shared/commands.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import { canReadKeyring, canWriteKeyring, endActiveSession } from '../app/active-session.ts'
import { SignInForm } from './sign-in-form.svelte.ts'
import { AsyncAction } from '../app/async-action.svelte.ts'

export interface SignInFlowDependencies {
  readonly api: Pick<AgentBarApi, 'signIn' | 'signOut' | 'testConnection'>
  readonly app: AppState
  /** True for a gateway that is added: nothing is filled in. */
  readonly isAdding: boolean
}

const signedInElsewhereCodes: readonly ErrorCode[] = ['signed-in-elsewhere', 'signed-in-elsewhere-protected']

/** True when the agent has to decide what becomes of a sign-in somewhere else. */
export const isSignedInElsewhere = (problem: AppError | null): boolean =>
  problem !== null && signedInElsewhereCodes.includes(problem.code)

/** Signing in from the form: the plain try, and the one by force that only the agent's word allows. */
export class SignInFlow {
  readonly form: SignInForm
  readonly signIn = new AsyncAction<null>()
  readonly test = new AsyncAction<ConnectionTest>()
  readonly #parts: SignInFlowDependencies
  #isForceConfirmationOpen = $state(false)
  /** What the sign-in with the stored password has already met. */
  #found = $state.raw<AppError | null>(null)

  constructor(parts: SignInFlowDependencies) {
    const { app, isAdding } = parts
    const { profile, session } = app.snapshot
    this.#parts = parts
    this.form = new SignInForm(isAdding ? null : profile, () => canReadKeyring(app.snapshot.keyring))
    if (!isAdding && 'problem' in session && isSignedInElsewhere(session.problem)) this.#found = session.problem
  }

  get canStorePassword(): boolean {
    return canWriteKeyring(this.#parts.app.snapshot.keyring)
  }

  /** Why nobody is signed in yet. */
  get error(): AppError | null {
    return this.signIn.error ?? (this.signIn.isPending ? null : this.#found)
  }

  /** The agent is being asked whether another program shall be thrown out. */
  get isForceConfirmationOpen(): boolean {
    return this.#isForceConfirmationOpen
  }

  openForceConfirmation(): void {
    this.#isForceConfirmationOpen = true
  }

  /** Leaves a sign-in elsewhere alone. The password was kept for this decision only. */
  leave(): void {
    this.#isForceConfirmationOpen = false
    this.#found = null
    this.signIn.reset()
    this.form.clearPassword()
  }

  /** Signs in, once a session in use here has ended. Resolves with whether that succeeded. */
  async submit(isByForce = false): Promise<boolean> {
    this.#found = null
    this.test.reset()
    const isDone = await this.signIn.run(() => this.#signIn(isByForce))
    this.#isForceConfirmationOpen = false
    if (isDone || isByForce) this.form.clearPassword()
    return isDone
  }

  async testConnection(): Promise<void> {
    this.#found = null
    this.signIn.reset()
    const { gateway, caFile } = this.form.input(false)
    await this.test.run(() => this.#parts.api.testConnection({ gateway, caFile }))
  }

  async #signIn(isByForce: boolean): ReturnType<AgentBarApi['signIn']> {
    const { api, app } = this.#parts
    // Read before anything is waited for: the view may be gone afterwards, and its secrets with it.
    const input = this.form.input(this.canStorePassword, isByForce)
    const ended = await endActiveSession(api, app.snapshot.session)
    return ended.ok ? api.signIn(input) : ended
  }
}
