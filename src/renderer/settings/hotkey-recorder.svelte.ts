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
import { isComposing } from '../panel/panel-shortcuts.ts'
import { AsyncAction } from '../app/async-action.svelte.ts'

type KeyPress = KeyCombination & Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing' | 'repeat'>
type HotkeyApi = Pick<AgentBarApi, 'pauseHotkey' | 'changeHotkey'>

/** Why what was pressed is not taken: programs need it every day, or its key cannot be part of a hotkey. */
export type RecordingProblem =
  { readonly kind: 'weak'; readonly accelerator: Accelerator } | { readonly kind: 'unusable' }

const modifierKeys = ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta']

/**
 * Takes a key combination as it is pressed. The hotkey in use is let go meanwhile, and claimed again however the recording ends. A combination
 * counts once its key is let go: claimed while the key is held, it would repeat and hide the panel.
 */
export class HotkeyRecorder {
  readonly #api: HotkeyApi
  readonly #change = new AsyncAction<null>()
  #isRecording = $state(false)
  #held = $state.raw<readonly Modifier[]>([])
  #pressed = $state.raw<{ readonly accelerator: Accelerator; readonly code: string } | null>(null)
  #problem = $state.raw<RecordingProblem | null>(null)
  #asked = $state.raw<Accelerator | null>(null)

  constructor(api: HotkeyApi) {
    this.#api = api
  }

  get isRecording(): boolean {
    return this.#isRecording
  }

  /** What is pressed at this moment: the modifiers so far, or the whole combination until its key is let go. */
  get pressed(): readonly string[] {
    return this.#pressed?.accelerator.split('+') ?? this.#held
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

  /** What main was asked for last, and why it did not take it. */
  get asked(): Accelerator | null {
    return this.#asked
  }

  get error(): AppError | null {
    return this.#change.error
  }

  /** False when it cannot begin, since a change is still under way. */
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
   * A key went down; false when it is one that cannot be taken. What an input method takes is not for us, and a key that is held down counts
   * once.
   */
  press(press: KeyPress): boolean {
    if (!this.#isRecording || this.#pressed || press.repeat || isComposing(press)) return true
    this.#held = modifiersFromKeyEvent(press)
    if (modifierKeys.includes(press.key)) return true
    const accelerator = acceleratorFromKeyEvent(press)
    const isFit = accelerator !== null && isAllowedHotkey(accelerator)
    if (isFit) this.#pressed = { accelerator, code: press.code }
    if (isFit) this.#problem = null
    else this.#problem = accelerator === null ? { kind: 'unusable' } : { kind: 'weak', accelerator }
    return isFit
  }

  /** A key was let go. Gives the outcome when that was the combination's: true when it is the hotkey now. */
  release(press: KeyPress): Promise<boolean> | null {
    if (!this.#isRecording) return null
    this.#held = modifiersFromKeyEvent(press)
    // While Command is held, macOS does not tell of other keys that are let go.
    if (!this.#pressed || (press.code !== this.#pressed.code && press.key !== 'Meta')) return null
    const { accelerator } = this.#pressed
    this.#stop()
    return this.#ask(accelerator).finally(() => void this.#api.pauseHotkey(false))
  }

  /** Does without a hotkey. Resolves with true when there is none any more. */
  async remove(): Promise<boolean> {
    if (this.isPending) return false
    this.cancel()
    return this.#ask(null)
  }

  #ask(accelerator: Accelerator | null): Promise<boolean> {
    this.#asked = accelerator
    return this.#change.run(() => this.#api.changeHotkey(accelerator))
  }

  #stop(): void {
    this.#isRecording = false
    this.#held = []
    this.#pressed = null
    this.#problem = null
  }
}
