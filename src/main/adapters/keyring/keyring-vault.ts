import type { Clock, CredentialVault, Log } from '../../../core/ports.ts'
import type { KeyringState } from '../../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../../shared/error-codes.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { errorFromKeyringMessage } from './keyring-error.ts'
import { parseKeyringReply, type KeyringReply, type KeyringCall } from './keyring-messages.ts'

/** The process that handles keyring calls. */
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
  /**
   * True for libsecret, whose locked keyring returns null instead of an error. A write then checks
   * it.
   */
  readonly isNullAmbiguous: boolean
  /** How long a caller waits. A later reply still updates the state. */
  readonly callTimeoutMs?: number
  /**
   * How long a call may take before the process is killed. Longer, since the user may be prompted.
   */
  readonly killTimeoutMs?: number
  /** After this time without a call the process is killed. */
  readonly idleTimeoutMs?: number
}

type CallBody = KeyringCall extends infer C ? (C extends KeyringCall ? Omit<C, 'id'> : never) : never

/** The entry that `probe` writes and removes. */
const probeAccount = 'probe'

/**
 * The operating system's keyring. It is used in a separate process, which is started when needed
 * and killed when it is idle or does not answer.
 */
export class KeyringVault implements CredentialVault {
  readonly #parts: KeyringVaultParts
  readonly #listeners = new Set<(state: KeyringState) => void>()
  readonly #pending = new Map<number, (reply: KeyringReply | null) => void>()
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

  /** Finds out the keyring's state by writing an entry and removing it. */
  async probe(): Promise<KeyringState> {
    await this.#probe()
    return this.#state
  }

  async read(account: string): Promise<Result<string | null>> {
    return this.#callAndVerifyNull({ op: 'read', account })
  }

  async save(account: string, secret: string): Promise<Result<null>> {
    const saved = await this.#call({ op: 'save', account, secret })
    return saved.ok ? success(null) : saved
  }

  async forget(account: string): Promise<Result<null>> {
    const forgotten = await this.#callAndVerifyNull({ op: 'forget', account })
    return forgotten.ok ? success(null) : forgotten
  }

  /** Kills the process, even during a prompt, so that the program can quit. Later calls fail. */
  stop(): void {
    this.#isStopped = true
    this.#kill()
  }

  async #probe(): Promise<Result<string | null>> {
    const saved = await this.#call({ op: 'save', account: probeAccount, secret: 'probe' })
    if (saved.ok) await this.#call({ op: 'forget', account: probeAccount })
    return saved
  }

  /**
   * A call whose null surely means that there is no entry. After a null, a probe and a second call
   * check it.
   */
  async #callAndVerifyNull(body: CallBody): Promise<Result<string | null>> {
    const first = await this.#call(body)
    if (!first.ok || first.value !== null || !this.#parts.isNullAmbiguous) return first
    const probed = await this.#probe()
    return probed.ok ? this.#call(body) : probed
  }

  async #call(body: CallBody): Promise<Result<string | null>> {
    if (this.#isStopped) return failure({ code: 'keyring-not-answering' })
    // The process handles one call at a time; during a prompt, others would only wait.
    if (this.#state === 'not-answering' && this.#pending.size > 0) return failure({ code: 'keyring-not-answering' })
    const reply = await this.#send({ ...body, id: this.#nextId++ })
    if (reply === 'late') return this.#fail('not-answering', { code: 'keyring-not-answering' })
    if (reply === null) return this.#fail('not-answering', { code: 'keyring-not-answering', detail: 'ended' })
    return this.#handleReply(reply)
  }

  #handleReply(reply: KeyringReply): Result<string | null> {
    if (reply.ok) {
      // An ambiguous null may come from a locked keyring.
      if (reply.value !== null || !this.#parts.isNullAmbiguous) this.#setState('available')
      return success(reply.value)
    }
    const error = errorFromKeyringMessage(reply.message)
    return this.#fail(stateAfter[error.code] ?? 'failed', error)
  }

  #send(call: KeyringCall): Promise<KeyringReply | null | 'late'> {
    const { clock, log, callTimeoutMs = 4_000, killTimeoutMs = 60_000 } = this.#parts
    return new Promise((resolve) => {
      let isLate = false
      const cancelCallTimeout = clock.after(callTimeoutMs, () => {
        isLate = true
        resolve('late')
      })
      const cancelKillTimeout = clock.after(killTimeoutMs, () => this.#kill())
      this.#pending.set(call.id, (reply) => {
        cancelCallTimeout()
        cancelKillTimeout()
        if (isLate && reply) this.#handleReply(reply)
        resolve(reply)
      })
      try {
        this.#ensureProcess().post(call)
      } catch (error) {
        log.warn('keyring process cannot be used', { what: String(error) })
        this.#onReply(call.id, null)
      }
    })
  }

  #ensureProcess(): KeyringProcess {
    this.#cancelIdle()
    if (this.#process) return this.#process
    const child = this.#parts.spawn()
    this.#process = child
    child.onMessage((message) => {
      const reply = parseKeyringReply(message)
      if (reply) this.#onReply(reply.id, reply)
    })
    child.onExit(() => this.#onExit(child))
    return child
  }

  #onReply(id: number, reply: KeyringReply | null): void {
    const settle = this.#pending.get(id)
    this.#pending.delete(id)
    settle?.(reply)
    if (this.#pending.size > 0 || this.#isStopped) return
    this.#cancelIdle()
    this.#cancelIdle = this.#parts.clock.after(this.#parts.idleTimeoutMs ?? 3_000, () => this.#kill())
  }

  #onExit(child: KeyringProcess): void {
    if (this.#process !== child) return
    this.#process = null
    if (this.#pending.size > 0)
      this.#parts.log.warn('keyring process ended with calls under way', { calls: this.#pending.size })
    for (const id of [...this.#pending.keys()]) this.#onReply(id, null)
    this.#cancelIdle()
  }

  #kill(): void {
    const child = this.#process
    if (!child) return
    child.kill()
    this.#onExit(child)
  }

  #fail(state: KeyringState, error: AppError): Result<never> {
    this.#setState(state)
    return failure(error)
  }

  #setState(state: KeyringState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }
}

/** What the keyring's own words say of its state. */
const stateAfter: Partial<Record<ErrorCode, KeyringState>> = { 'keyring-locked': 'locked', 'keyring-absent': 'absent' }
