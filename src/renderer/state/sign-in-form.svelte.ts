import type { ProfileView } from '../../shared/app-snapshot.ts'
import type { SignInInput } from '../../shared/ipc-contract.ts'
import { LeftFields } from './left-fields.svelte.ts'
import { plain, signInProblems, type SignInField, type SignInProblems } from './sign-in-problems.ts'

/** The values of the sign-in view, and which problems may already be shown: those of fields that were left, or all after a submit. */
export class SignInForm {
  gateway = $state('')
  agentId = $state('')
  /** Only until it is sent, or the agent has decided about a sign-in by force. */
  password = $state('')
  phone = $state('')
  caFile = $state<string | null>(null)
  mode = $state<ProfileView['signInMode']>('login')
  isPasswordToBeStored = $state(true)
  readonly fields = new LeftFields<SignInField>(['gateway', 'agentId', 'password', 'phone'])
  readonly #profile: ProfileView | null
  readonly #canReadKeyring: () => boolean

  /** Empty without a profile. A stored password counts only while the keyring can be read. */
  constructor(profile: ProfileView | null, canReadKeyring: () => boolean) {
    this.#profile = profile
    this.#canReadKeyring = canReadKeyring
    if (!profile) return
    this.gateway = profile.gateway
    this.agentId = profile.agentId
    this.phone = profile.phone
    this.caFile = profile.caFile
    this.mode = profile.signInMode
    this.isPasswordToBeStored = profile.isPasswordStored
  }

  /** A stored password serves only the gateway and the number that it was stored for. */
  get hasStoredPassword(): boolean {
    const profile = this.#profile
    return (
      profile !== null &&
      profile.isPasswordStored &&
      this.#canReadKeyring() &&
      plain(this.gateway) === profile.gateway &&
      plain(this.agentId) === profile.agentId
    )
  }

  get allProblems(): SignInProblems {
    return signInProblems(this, this.hasStoredPassword)
  }

  get problems(): SignInProblems {
    return this.fields.among(this.allProblems)
  }

  /** Plain values for the bridge. A sign-in that only looks up may do without a password (gateway-api.md §4.3). */
  input(canStorePassword: boolean, isByForce = false): SignInInput {
    const hasNone = this.password === ''
    const isStoredMeant = hasNone && (this.hasStoredPassword || this.mode !== 'loginex')
    return {
      gateway: plain(this.gateway),
      agentId: plain(this.agentId),
      password: isStoredMeant ? null : this.password,
      phone: plain(this.phone),
      caFile: this.caFile,
      mode: isByForce ? 'forcelogin' : this.mode,
      isPasswordToBeStored: canStorePassword && this.isPasswordToBeStored && (isStoredMeant || !hasNone),
    }
  }

  clearPassword(): void {
    this.password = ''
    this.fields.forget('password')
  }
}
