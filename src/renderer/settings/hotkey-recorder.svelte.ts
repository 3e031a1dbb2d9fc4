import {
  acceleratorFromKeyEvent,
  isAllowedHotkey,
  modifiersFromKeyEvent,
  type Accelerator,
  type KeyCombination,
  type Modifier,
} from '../../shared/accelerator.ts'
import type { AppError } from '../../shared/error-codes.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { AsyncAction } from '../app/async-action.svelte.ts'
import { isImeComposing } from '../ui/is-ime-composing.ts'

type KeyPress = KeyCombination & Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing' | 'repeat'>
type HotkeyApi = Pick<AgentBarApi, 'pauseHotkey' | 'changeHotkey'>

/** Why keys are refused: other programs need them, or the key cannot be part of a hotkey. */
export type RecordingProblem =
  { readonly kind: 'weak'; readonly accelerator: Accelerator } | { readonly kind: 'unusable' }

const modifierKeys = ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta']

/**
 * Records a key combination. The current hotkey is paused meanwhile, and resumed however the
 * recording ends. A combination counts when its key is released: if it were registered while the
 * key is down, the key's repeat would trigger it and hide the panel.
 */
export class HotkeyRecorder {
  readonly #api: HotkeyApi
  readonly #change = new AsyncAction<null>()
  #isRecording = $state(false)
  #modifiers = $state.raw<readonly Modifier[]>([])
  #pressed = $state.raw<{ readonly accelerator: Accelerator; readonly code: string } | null>(null)
  #problem = $state.raw<RecordingProblem | null>(null)
  #requested = $state.raw<Accelerator | null>(null)

  constructor(api: HotkeyApi) {
    this.#api = api
  }

  get isRecording(): boolean {
    return this.#isRecording
  }

  /** The keys pressed now: modifiers, or the whole combination until its key is released. */
  get pressed(): readonly string[] {
    return this.#pressed?.accelerator.split('+') ?? this.#modifiers
  }

  get isComplete(): boolean {
    return this.#pressed !== null
  }

  get problem(): RecordingProblem | null {
    return this.#problem
  }

  get isPending(): boolean {
    return this.#change.isPending
  }

  /** The last hotkey that main was asked for; null for none. */
  get requested(): Accelerator | null {
    return this.#requested
  }

  get error(): AppError | null {
    return this.#change.error
  }

  /** False when it cannot start because a change is pending. */
  start(): boolean {
    if (this.isPending) return false
    this.#change.reset()
    this.#isRecording = true
    void this.#api.pauseHotkey(true)
    return true
  }

  cancel(): void {
    if (!this.#isRecording) return
    this.#stop()
    void this.#api.pauseHotkey(false)
  }

  /**
   * Handles a key that goes down. False when it cannot be part of a hotkey. Keys of an input method
   * and repeated keys are ignored.
   */
  press(press: KeyPress): boolean {
    if (!this.#isRecording || this.#pressed || press.repeat || isImeComposing(press)) return true
    this.#modifiers = modifiersFromKeyEvent(press)
    if (modifierKeys.includes(press.key)) return true
    const accelerator = acceleratorFromKeyEvent(press)
    const isAllowed = accelerator !== null && isAllowedHotkey(accelerator)
    if (isAllowed) this.#pressed = { accelerator, code: press.code }
    if (isAllowed) this.#problem = null
    else this.#problem = accelerator === null ? { kind: 'unusable' } : { kind: 'weak', accelerator }
    return isAllowed
  }

  /**
   * Handles a key that goes up. If it completes the combination, the result resolves with true once
   * that is the hotkey.
   */
  release(press: KeyPress): Promise<boolean> | null {
    if (!this.#isRecording) return null
    this.#modifiers = modifiersFromKeyEvent(press)
    // While Command is down, macOS sends no keyup of other keys.
    if (!this.#pressed || (press.code !== this.#pressed.code && press.key !== 'Meta')) return null
    const { accelerator } = this.#pressed
    this.#stop()
    return this.#request(accelerator).finally(() => void this.#api.pauseHotkey(false))
  }

  /** Removes the hotkey. Resolves with true when it is removed. */
  async remove(): Promise<boolean> {
    if (this.isPending) return false
    this.cancel()
    return this.#request(null)
  }

  #request(accelerator: Accelerator | null): Promise<boolean> {
    this.#requested = accelerator
    return this.#change.run(() => this.#api.changeHotkey(accelerator))
  }

  #stop(): void {
    this.#isRecording = false
    this.#modifiers = []
    this.#pressed = null
    this.#problem = null
  }
}
