import type { ProfileView } from '../../shared/app-snapshot.ts'
import type { SignInInput } from '../../shared/ipc-contract.ts'
import { plain, signInProblems, type SignInField, type SignInProblems } from './sign-in-problems.ts'

/** The values of the sign-in view, and which problems may already be shown: those of fields that were left, or all after a submit. */
export class SignInForm {
  gateway = $state('')
  agentId = $state('')
  /** Only until it is sent. */
  password = $state('')
  phone = $state('')
  caFile = $state<string | null>(null)
  isPasswordToBeStored = $state(true)
  readonly #profile: ProfileView | null
  #left = $state.raw<readonly SignInField[]>([])

  constructor(profile: ProfileView | null) {
    this.#profile = profile
    if (!profile) return
    this.gateway = profile.gateway
    this.agentId = profile.agentId
    this.phone = profile.phone
    this.caFile = profile.caFile
    this.isPasswordToBeStored = profile.isPasswordStored
  }

  /** A stored password serves only the gateway and the number that it was stored for. */
  get hasStoredPassword(): boolean {
    const profile = this.#profile
    return (
      profile !== null &&
      profile.isPasswordStored &&
      plain(this.gateway) === profile.gateway &&
      plain(this.agentId) === profile.agentId
    )
  }

  get allProblems(): SignInProblems {
    return signInProblems(this, this.hasStoredPassword)
  }

  get problems(): SignInProblems {
    const left = this.#left
    return Object.fromEntries(Object.entries(this.allProblems).filter(([field]) => left.includes(field as SignInField)))
  }

  leave(field: SignInField): void {
    if (!this.#left.includes(field)) this.#left = [...this.#left, field]
  }

  leaveAll(): void {
    this.#left = ['gateway', 'agentId', 'password', 'phone']
  }

  /** Plain values for the bridge. */
  input(canStorePassword: boolean): SignInInput {
    return {
      gateway: plain(this.gateway),
      agentId: plain(this.agentId),
      password: this.password === '' ? null : this.password,
      phone: plain(this.phone),
      caFile: this.caFile,
      mode: this.#profile?.signInMode ?? 'login',
      isPasswordToBeStored: canStorePassword && this.isPasswordToBeStored,
    }
  }

  clearPassword(): void {
    this.password = ''
    this.#left = this.#left.filter((field) => field !== 'password')
  }
}
