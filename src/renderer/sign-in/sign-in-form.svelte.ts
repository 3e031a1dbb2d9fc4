import type { ProfileView } from '../../shared/app-snapshot.ts'
import type { SignInInput } from '../../shared/commands.ts'
import { TouchedFields } from './touched-fields.svelte.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { validateSignIn, type SignInField, type SignInProblems } from './validate-sign-in.ts'

/** The values of the sign-in form, and the problems of its touched fields. */
export class SignInForm {
  gateway = $state('')
  agentId = $state('')
  /** Cleared once it is sent, or once the agent has decided about a sign-in by force. */
  password = $state('')
  phone = $state('')
  caFile = $state<string | null>(null)
  mode = $state<ProfileView['signInMode']>('login')
  isPasswordToBeStored = $state(true)
  readonly fields = new TouchedFields<SignInField>(['gateway', 'agentId', 'password', 'phone'])
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

  /** A stored password is used only for the gateway and the work number it was stored for. */
  get hasStoredPassword(): boolean {
    const profile = this.#profile
    return (
      profile !== null &&
      profile.isPasswordStored &&
      this.#canReadKeyring() &&
      normalizeTypedText(this.gateway) === profile.gateway &&
      normalizeTypedText(this.agentId) === profile.agentId
    )
  }

  get allProblems(): SignInProblems {
    return validateSignIn(this, this.hasStoredPassword)
  }

  get problems(): SignInProblems {
    return this.fields.ofTouched(this.allProblems)
  }

  /**
   * The values as main takes them. A sign-in for lookups only may have no password
   * (docs/gateway.md §4.3).
   */
  input(canStorePassword: boolean, isByForce = false): SignInInput {
    const isPasswordEmpty = this.password === ''
    const isStoredUsed = isPasswordEmpty && (this.hasStoredPassword || this.mode !== 'loginex')
    return {
      gateway: normalizeTypedText(this.gateway),
      agentId: normalizeTypedText(this.agentId),
      password: isStoredUsed ? null : this.password,
      phone: normalizeTypedText(this.phone),
      caFile: this.caFile,
      mode: isByForce ? 'forcelogin' : this.mode,
      isPasswordToBeStored: canStorePassword && this.isPasswordToBeStored && (isStoredUsed || !isPasswordEmpty),
    }
  }

  clearPassword(): void {
    this.password = ''
    this.fields.untouch('password')
  }
}
