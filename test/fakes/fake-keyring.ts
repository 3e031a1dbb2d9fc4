import { handleKeyringCall, type Keytar } from '../../src/main/adapters/keyring/handle-keyring-call.ts'
import type { KeyringCall } from '../../src/main/adapters/keyring/keyring-messages.ts'
import type { KeyringProcess } from '../../src/main/adapters/keyring/keyring-vault.ts'

export type KeyringBehaviour = 'unlocked' | 'locked' | 'absent' | 'failing' | 'prompting' | 'crashing'

/**
 * A keyring in memory. Its processes behave like keytar on libsecret: a locked keyring reads as
 * `null`.
 */
export class FakeKeyring {
  readonly entries = new Map<string, string>()
  readonly calls: KeyringCall[] = []
  readonly processes: FakeKeyringProcess[] = []
  behaviour: KeyringBehaviour = 'unlocked'
  /** Called with each call before its reply. */
  onCall: (call: KeyringCall) => void = () => undefined

  readonly spawn = (): FakeKeyringProcess => {
    const process = new FakeKeyringProcess(this)
    this.processes.push(process)
    return process
  }

  get running(): number {
    return this.processes.filter(({ hasEnded }) => !hasEnded).length
  }

  readonly keytar: Keytar = {
    getPassword: async (_, account) => {
      this.#mustExist()
      return this.behaviour === 'locked' ? null : (this.entries.get(account) ?? null)
    },
    setPassword: async (_, account, secret) => {
      this.#mustExist()
      if (this.behaviour === 'locked') throw new Error('Cannot create an item in a locked collection')
      this.entries.set(account, secret)
    },
    deletePassword: async (_, account) => {
      this.#mustExist()
      return this.behaviour === 'locked' ? false : this.entries.delete(account)
    },
  }

  #mustExist(): void {
    if (this.behaviour === 'failing') throw new Error('The stub received bad data.')
    if (this.behaviour === 'absent')
      throw new Error('The name org.freedesktop.secrets was not provided by any .service files')
  }
}

/** One process. It holds calls while the keyring prompts, and ends when the keyring crashes. */
class FakeKeyringProcess implements KeyringProcess {
  readonly #keyring: FakeKeyring
  readonly #held: KeyringCall[] = []
  #tell: (message: unknown) => void = () => undefined
  #exit: () => void = () => undefined
  hasEnded = false
  wasKilled = false

  constructor(keyring: FakeKeyring) {
    this.#keyring = keyring
  }

  post(call: KeyringCall): void {
    this.#keyring.calls.push(call)
    this.#keyring.onCall(call)
    if (this.#keyring.behaviour === 'prompting') this.#held.push(call)
    else if (this.#keyring.behaviour === 'crashing') this.end()
    else void this.#answer(call)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#tell = listener
  }

  onExit(listener: () => void): void {
    this.#exit = listener
  }

  kill(): void {
    this.wasKilled = true
    this.end()
  }

  end(): void {
    if (this.hasEnded) return
    this.hasEnded = true
    // A process reports its end later, never during the call that causes it.
    queueMicrotask(() => this.#exit())
  }

  /** Sends a message that is no reply to a call. */
  say(message: unknown): void {
    this.#tell(message)
  }

  /** Replies to the calls that were held while the keyring prompted. */
  async answerHeld(): Promise<void> {
    for (const call of this.#held.splice(0)) await this.#answer(call)
  }

  async #answer(call: KeyringCall): Promise<void> {
    const answer = await handleKeyringCall(this.#keyring.keytar, call)
    if (answer && !this.hasEnded) this.#tell(answer)
  }
}
