import type { AppError } from '../../shared/error-codes.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { ConnectionTest } from '../../shared/commands.ts'
import { endActiveSession } from '../app/active-session.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import { AsyncAction } from '../app/async-action.svelte.ts'
import { canReadKeyring, canWriteKeyring } from '../app/keyring-access.ts'
import { isSignedInElsewhere } from '../app/session-elsewhere.ts'
import { SignInForm } from './sign-in-form.svelte.ts'
import { signInStart } from './sign-in-start.ts'

interface SignInFlowDependencies {
  readonly api: Pick<AgentBarApi, 'signIn' | 'signOut' | 'testConnection'>
  readonly app: AppState
  /** For another gateway: the form starts empty. */
  readonly isAdding: boolean
}

/** The sign-in from the form, and the one by force, which the agent has to confirm. */
export class SignInFlow {
  readonly form: SignInForm
  readonly signIn = new AsyncAction<null>()
  readonly test = new AsyncAction<ConnectionTest>()
  readonly #dependencies: SignInFlowDependencies
  #isForceConfirmationOpen = $state(false)
  /** Signed in elsewhere, as an earlier sign-in with the stored password has found. */
  #elsewhereError = $state.raw<AppError | null>(null)

  constructor(dependencies: SignInFlowDependencies) {
    const { app, isAdding } = dependencies
    const { snapshot } = app
    const { session } = snapshot
    this.#dependencies = dependencies
    this.form = new SignInForm(isAdding ? null : signInStart(snapshot), snapshot, () =>
      canReadKeyring(app.snapshot.keyring),
    )
    if (!isAdding && 'problem' in session && isSignedInElsewhere(session.problem))
      this.#elsewhereError = session.problem
  }

  get canStorePassword(): boolean {
    return canWriteKeyring(this.#dependencies.app.snapshot.keyring)
  }

  /** Why the last sign-in failed. */
  get error(): AppError | null {
    return this.signIn.error ?? (this.signIn.isPending ? null : this.#elsewhereError)
  }

  /** The agent is asked whether the other program is to be signed out. */
  get isForceConfirmationOpen(): boolean {
    return this.#isForceConfirmationOpen
  }

  openForceConfirmation(): void {
    this.#isForceConfirmationOpen = true
  }

  /** Does not sign in by force. The password was kept for this decision only, so it is cleared. */
  cancelForce(): void {
    this.#isForceConfirmationOpen = false
    this.#elsewhereError = null
    this.signIn.reset()
    this.form.clearPassword()
  }

  /** Ends the active session, then signs in. Resolves with true when that succeeded. */
  async submit(isByForce = false): Promise<boolean> {
    this.#elsewhereError = null
    this.test.reset()
    const isDone = await this.signIn.run(() => this.#signIn(isByForce))
    this.#isForceConfirmationOpen = false
    if (isDone || isByForce) this.form.clearPassword()
    return isDone
  }

  async testConnection(): Promise<void> {
    this.#elsewhereError = null
    this.signIn.reset()
    const { gateway, caFile } = this.form.input(false)
    await this.test.run(() => this.#dependencies.api.testConnection({ gateway, caFile }))
  }

  async #signIn(isByForce: boolean): ReturnType<AgentBarApi['signIn']> {
    const { api, app } = this.#dependencies
    // Read before the first await: the view may be gone afterwards, and its secrets with it.
    const input = this.form.input(this.canStorePassword, isByForce)
    const ended = await endActiveSession(api, app.snapshot.session)
    return ended.ok ? api.signIn(input) : ended
  }
}
