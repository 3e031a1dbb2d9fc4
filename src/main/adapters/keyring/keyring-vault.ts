import type { Clock, CredentialVault, Log } from '../../../core/ports.ts'
import type { KeyringState } from '../../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../../shared/error-codes.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { readKeyringReply, type KeyringReply, type KeyringCall } from './keyring-messages.ts'

/** A process that answers keyring calls. */
export interface KeyringProcess {
  post(call: KeyringCall): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface KeyringVaultParts {
  readonly spawn: () => KeyringProcess
  readonly clock: Clock
  readonly log: Log
  /** True where a locked keyring answers `null` instead of an error (libsecret): then `null` is checked by a write. */
  readonly isNullAmbiguous: boolean
  /** How long a caller waits. A keyring that prompts may take longer; its answer is then still of use, for the state. */
  readonly patienceMs?: number
  /** How long the process may go on with a call before it is ended. */
  readonly promptLimitMs?: number
  /** How long the process stays without work. */
  readonly idleMs?: number
}

type CallBody = KeyringCall extends infer C ? (C extends KeyringCall ? Omit<C, 'id'> : never) : never

/** The canary's entry: says whether the keyring takes anything at all. */
const probeAccount = 'probe'

/** The operating system's keyring, reached through a process of its own that is started when needed and ended when idle, hung or in the way. */
export class KeyringVault implements CredentialVault {
  readonly #parts: KeyringVaultParts
  readonly #listeners = new Set<(state: KeyringState) => void>()
  readonly #pending = new Map<number, (answer: KeyringReply | null) => void>()
  #process: KeyringProcess | null = null
  #cancelIdle: () => void = () => undefined
  #state: KeyringState = 'unknown'
  #nextId = 1
  #isStopped = false

  constructor(parts: KeyringVaultParts) {
    this.#parts = parts
  }

  state(): KeyringState {
    return this.#state
  }

  onStateChanged(listener: (state: KeyringState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Asks the keyring whether it takes secrets, by writing and removing one that is none. */
  async probe(): Promise<KeyringState> {
    await this.#probe()
    return this.#state
  }

  async read(account: string): Promise<Result<string | null>> {
    return this.#callWithProof({ op: 'read', account })
  }

  async save(account: string, secret: string): Promise<Result<null>> {
    const saved = await this.#call({ op: 'save', account, secret })
    return saved.ok ? success(null) : saved
  }

  async forget(account: string): Promise<Result<null>> {
    const forgotten = await this.#callWithProof({ op: 'forget', account })
    return forgotten.ok ? success(null) : forgotten
  }

  /** Ends the process, whatever it is waiting for: a pending prompt must never keep the program from quitting. */
  stop(): void {
    this.#isStopped = true
    this.#end()
  }

  async #probe(): Promise<Result<string | null>> {
    const saved = await this.#call({ op: 'save', account: probeAccount, secret: 'probe' })
    if (saved.ok) await this.#call({ op: 'forget', account: probeAccount })
    return saved
  }

  /** A call whose `null` says for certain that there is nothing: only a keyring that takes secrets is believed, and asked again. */
  async #callWithProof(body: CallBody): Promise<Result<string | null>> {
    const first = await this.#call(body)
    if (!first.ok || first.value !== null || !this.#parts.isNullAmbiguous) return first
    const probed = await this.#probe()
    return probed.ok ? this.#call(body) : probed
  }

  async #call(body: CallBody): Promise<Result<string | null>> {
    if (this.#isStopped) return failure({ code: 'keyring-not-answering' })
    // A call that is still waiting for a prompt blocks the rest: they would only wait behind it.
    if (this.#state === 'not-answering' && this.#pending.size > 0) return failure({ code: 'keyring-not-answering' })
    const answer = await this.#send({ ...body, id: this.#nextId++ })
    if (answer === 'late') return this.#failed('not-answering', { code: 'keyring-not-answering' })
    if (answer === null) return this.#failed('not-answering', { code: 'keyring-not-answering', detail: 'ended' })
    return this.#settle(answer)
  }

  #settle(answer: KeyringReply): Result<string | null> {
    if (answer.ok) {
      // A `null` that a locked keyring may have given proves nothing.
      if (answer.value !== null || !this.#parts.isNullAmbiguous) this.#change('available')
      return success(answer.value)
    }
    const code = codeFromMessage(answer.message)
    return this.#failed(code === 'keyring-locked' ? 'locked' : 'absent', { code, detail: answer.message.slice(0, 120) })
  }

  #send(call: KeyringCall): Promise<KeyringReply | null | 'late'> {
    const { clock, log, patienceMs = 4_000, promptLimitMs = 60_000 } = this.#parts
    return new Promise((resolve) => {
      let isLate = false
      const cancelPatience = clock.after(patienceMs, () => {
        isLate = true
        resolve('late')
      })
      const cancelLimit = clock.after(promptLimitMs, () => this.#end())
      this.#pending.set(call.id, (answer) => {
        cancelPatience()
        cancelLimit()
        if (isLate && answer) this.#settle(answer)
        resolve(answer)
      })
      try {
        this.#running().post(call)
      } catch (fault) {
        log.warn('keyring process cannot be used', { what: String(fault) })
        this.#answered(call.id, null)
      }
    })
  }

  #running(): KeyringProcess {
    this.#cancelIdle()
    if (this.#process) return this.#process
    const child = this.#parts.spawn()
    this.#process = child
    child.onMessage((message) => {
      const answer = readKeyringReply(message)
      if (answer) this.#answered(answer.id, answer)
    })
    child.onExit(() => this.#ended(child))
    return child
  }

  #answered(id: number, answer: KeyringReply | null): void {
    const settle = this.#pending.get(id)
    this.#pending.delete(id)
    settle?.(answer)
    if (this.#pending.size > 0 || this.#isStopped) return
    this.#cancelIdle()
    this.#cancelIdle = this.#parts.clock.after(this.#parts.idleMs ?? 3_000, () => this.#end())
  }

  #ended(child: KeyringProcess): void {
    if (this.#process !== child) return
    this.#process = null
    if (this.#pending.size > 0)
      this.#parts.log.warn('keyring process ended with calls under way', { calls: this.#pending.size })
    for (const id of [...this.#pending.keys()]) this.#answered(id, null)
    this.#cancelIdle()
  }

  #end(): void {
    const child = this.#process
    if (!child) return
    child.kill()
    this.#ended(child)
  }

  #failed(state: KeyringState, error: AppError): Result<never> {
    this.#change(state)
    return failure(error)
  }

  #change(state: KeyringState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }
}

/** libsecret's words for a locked collection; everything else means that there is no keyring to speak to. */
function codeFromMessage(message: string): ErrorCode {
  return /locked/i.test(message) ? 'keyring-locked' : 'keyring-absent'
}
