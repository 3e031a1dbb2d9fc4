import type { ConnectionTest, SignInInput } from '../../shared/commands.ts'
import type { AppError } from '../../shared/error-codes.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { endActiveSession } from '../app/active-session.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import { AsyncAction } from '../app/async-action.svelte.ts'
import { canReadKeyring, canWriteKeyring } from '../app/keyring-access.ts'
import { isSignedInElsewhere } from '../app/session-elsewhere.ts'
import { SignInForm, type SignInDraft } from './sign-in-form.svelte.ts'
import { signInStart } from './sign-in-start.ts'

interface SignInFlowDependencies {
  readonly api: Pick<AgentBarApi, 'signIn' | 'signOut' | 'testConnection'>
  readonly app: AppState
  /** For another gateway: the form starts empty. */
  readonly isAdding: boolean
  /** What was typed before another view took the place of the form. */
  readonly draft: SignInDraft | null
}

/** What is shown: the form, the choice of what to do, the question about force. */
type SignInStep = 'form' | 'elsewhere' | 'force'

/** The sign-in from the form, and the choice of an agent who is signed in elsewhere. */
export class SignInFlow {
  readonly form: SignInForm
  readonly signIn = new AsyncAction<null>()
  readonly test = new AsyncAction<ConnectionTest>()
  readonly #dependencies: SignInFlowDependencies
  #isForceAsked = $state(false)
  /** Signed in elsewhere, as the last sign-in or one with the stored password has found. */
  #elsewhere = $state.raw<AppError | null>(null)
  #isLookupOnlyRefused = $state(false)

  constructor(dependencies: SignInFlowDependencies) {
    const { app, isAdding, draft } = dependencies
    const { snapshot } = app
    const { profile, session } = snapshot
    this.#dependencies = dependencies
    this.form = new SignInForm(draft ?? (isAdding ? null : signInStart(snapshot)), snapshot, () =>
      canReadKeyring(app.snapshot.keyring),
    )
    // Without a profile there is nothing to choose for. With a draft, the agent has chosen.
    if (profile && !isAdding && !draft && 'problem' in session && isSignedInElsewhere(session.problem))
      this.#elsewhere = session.problem
  }

  get canStorePassword(): boolean {
    return canWriteKeyring(this.#dependencies.app.snapshot.keyring)
  }

  get step(): SignInStep {
    if (this.#isForceAsked) return 'force'
    return this.#elsewhere ? 'elsewhere' : 'form'
  }

  /** Why the last sign-in failed. */
  get error(): AppError | null {
    return this.signIn.error ?? this.#elsewhere
  }

  /** A sign-in for lookups only may live beside the other one, where the gateway allows it. */
  get isLookupOnlyOffered(): boolean {
    return this.form.mode !== 'loginex' && !this.#isLookupOnlyRefused
  }

  /** Asks whether to sign the other program out. False if the form lacks something for it. */
  askForForce(): boolean {
    // Force is a normal sign-in, which needs more than one for lookups only.
    if (Object.keys(this.form.problemsFor('login')).length > 0) {
      this.form.mode = 'login'
      this.leaveChoice()
      return false
    }
    this.#isForceAsked = true
    return true
  }

  /** Back to the form, with all that was typed. The other program is left alone. */
  leaveChoice(): void {
    this.#isForceAsked = false
    this.#elsewhere = null
    this.signIn.reset()
  }

  /** Ends the active session, then signs in. Resolves with true when that succeeded. */
  async submit(mode: SignInInput['mode'] = this.form.mode): Promise<boolean> {
    this.test.reset()
    const isDone = await this.signIn.run(() => this.#signIn(mode))
    const { error } = this.signIn
    this.#elsewhere = isSignedInElsewhere(error) ? error : null
    this.#isLookupOnlyRefused = mode === 'loginex' && !isDone
    this.#isForceAsked = false
    if (isDone) this.form.clearPassword()
    return isDone
  }

  async testConnection(): Promise<void> {
    this.signIn.reset()
    const { gateway, caFile } = this.form.input(false)
    await this.test.run(() => this.#dependencies.api.testConnection({ gateway, caFile }))
  }

  async #signIn(mode: SignInInput['mode']): ReturnType<AgentBarApi['signIn']> {
    const { api, app } = this.#dependencies
    // Read before the first await: the view may be gone afterwards, and its secrets with it.
    const input = this.form.input(this.canStorePassword, mode)
    const ended = await endActiveSession(api, app.snapshot.session)
    return ended.ok ? api.signIn(input) : ended
  }
}
