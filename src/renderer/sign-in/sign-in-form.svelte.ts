import type { AppSnapshot, ProfileView } from '../../shared/app-snapshot.ts'
import type { SignInInput } from '../../shared/commands.ts'
import type { SignInStart } from './sign-in-start.ts'
import { TouchedFields } from './touched-fields.svelte.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { validateSignIn, type SignInField, type SignInProblems } from './validate-sign-in.ts'

/** Who is known at this seat, and whether there are several. */
type SeatView = Pick<AppSnapshot, 'profiles' | 'isSharedSeat'>

/** What was typed and chosen, without the password: it comes back when the form does. */
export interface SignInDraft extends SignInStart {
  /** What the agent has said about keeping the password; null for nothing. */
  readonly isPasswordWanted: boolean | null
}

/** The values of the sign-in form, and the problems of its touched fields. */
export class SignInForm {
  gateway = $state('')
  agentId = $state('')
  /** Kept while the form is open, so that a cancelled step costs nothing. Cleared once accepted. */
  password = $state('')
  phone = $state('')
  caFile = $state<string | null>(null)
  mode = $state<ProfileView['signInMode']>('login')
  readonly fields = new TouchedFields<SignInField>(['gateway', 'agentId', 'password', 'phone'])
  /** What the agent has said about keeping the password; null until then. */
  #isPasswordWanted = $state<boolean | null>(null)
  readonly #seat: SeatView
  readonly #canReadKeyring: () => boolean

  /** Empty without a start. A stored password counts only while the keyring can be read. */
  constructor(start: SignInStart | SignInDraft | null, seat: SeatView, canReadKeyring: () => boolean) {
    this.#seat = seat
    this.#canReadKeyring = canReadKeyring
    if (!start) return
    this.gateway = start.gateway
    this.agentId = start.agentId
    this.phone = start.phone
    this.caFile = start.caFile
    this.mode = start.signInMode
    if ('isPasswordWanted' in start) this.#isPasswordWanted = start.isPasswordWanted
  }

  /** The known profile of what is typed. */
  get #known(): ProfileView | undefined {
    const [gateway, agentId] = [normalizeTypedText(this.gateway), normalizeTypedText(this.agentId)]
    return this.#seat.profiles.find((one) => one.gateway === gateway && one.agentId === agentId)
  }

  /** A stored password is used only for the gateway and the work number it was stored for. */
  get hasStoredPassword(): boolean {
    return this.#known?.isPasswordStored === true && this.#canReadKeyring()
  }

  /**
   * Until the agent says so: as the last time, and for a new agent only where nobody else works.
   */
  get isPasswordToBeStored(): boolean {
    const { isSharedSeat, profiles } = this.#seat
    const isOfSeveral = isSharedSeat || profiles.some(({ gateway }) => gateway === normalizeTypedText(this.gateway))
    return this.#isPasswordWanted ?? this.#known?.isPasswordStored ?? !isOfSeveral
  }

  set isPasswordToBeStored(isWanted: boolean) {
    this.#isPasswordWanted = isWanted
  }

  get allProblems(): SignInProblems {
    return validateSignIn(this, this.hasStoredPassword)
  }

  /** The problems of the values for another kind of sign-in. */
  problemsFor(mode: ProfileView['signInMode']): SignInProblems {
    const { gateway, agentId, password, phone, hasStoredPassword } = this
    return validateSignIn({ gateway, agentId, password, phone, mode }, hasStoredPassword)
  }

  get problems(): SignInProblems {
    return this.fields.shown(this.allProblems, (field) => normalizeTypedText(this[field]) === '')
  }

  /**
   * The values as main takes them. A sign-in for lookups only may have no password
   * (docs/gateway.md §4.3).
   */
  input(canStorePassword: boolean, mode: SignInInput['mode'] = this.mode): SignInInput {
    const isPasswordEmpty = this.password === ''
    const isStoredUsed = isPasswordEmpty && (this.hasStoredPassword || mode !== 'loginex')
    return {
      gateway: normalizeTypedText(this.gateway),
      agentId: normalizeTypedText(this.agentId),
      password: isStoredUsed ? null : this.password,
      phone: normalizeTypedText(this.phone),
      caFile: this.caFile,
      mode,
      isPasswordToBeStored: canStorePassword && this.isPasswordToBeStored && (isStoredUsed || !isPasswordEmpty),
    }
  }

  get draft(): SignInDraft {
    const { gateway, agentId, phone, caFile, mode: signInMode } = this
    return { gateway, agentId, phone, caFile, signInMode, isPasswordWanted: this.#isPasswordWanted }
  }

  clearPassword(): void {
    this.password = ''
    this.fields.untouch('password')
  }
}
