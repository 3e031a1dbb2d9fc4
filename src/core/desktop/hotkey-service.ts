import type { HotkeyView } from '../../shared/app-snapshot.ts'
import { failure, type Result } from '../../shared/result.ts'
import type { HotkeyPort } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'

/** A held combination repeats some 30 times a second; no hand presses it twice as quickly. */
const repeatWithinMs = 60

export interface HotkeyServiceParts {
  readonly port: HotkeyPort
  /** Milliseconds of any one clock. */
  readonly now: () => number
  readonly settings: SettingsService
  readonly onPressed: () => void
  readonly onChanged: (view: HotkeyView) => void
}

/** The one key combination that works everywhere. A new one takes over only when the system gave it to us. */
export class HotkeyService {
  readonly #parts: HotkeyServiceParts
  #held: string | null = null
  #lastPressAt = -Infinity

  constructor(parts: HotkeyServiceParts) {
    this.#parts = parts
  }

  get view(): HotkeyView {
    const accelerator = this.#parts.settings.current.hotkey
    if (accelerator === null) return { accelerator, state: 'off' }
    return { accelerator, state: this.#held === accelerator ? 'active' : 'taken' }
  }

  /** Claims the combination of the settings; the view says whether that went well. */
  start(): HotkeyView {
    this.#claim(this.#parts.settings.current.hotkey)
    return this.#tell()
  }

  /** Changes over to another combination, or to none. `hotkey-taken` leaves everything as it was. */
  change(accelerator: string | null): Result<null> {
    const former = this.#held
    if (accelerator !== null && accelerator !== former && !this.#claim(accelerator))
      return failure({ code: 'hotkey-taken', detail: accelerator })
    if (former !== null && former !== accelerator) this.#parts.port.release(former)
    if (accelerator === null) this.#held = null
    const saved = this.#parts.settings.change({ hotkey: accelerator })
    this.#tell()
    return saved
  }

  /** Lets go of the combination while its keys are pressed into the recorder, and claims it again afterwards. */
  pause(isPaused: boolean): void {
    if (isPaused) this.stop()
    else if (this.#held === null) this.start()
  }

  stop(): void {
    if (this.#held !== null) this.#parts.port.release(this.#held)
    this.#held = null
  }

  #claim(accelerator: string | null): boolean {
    if (accelerator === null || !this.#parts.port.claim(accelerator, () => this.#press())) return false
    this.#held = accelerator
    return true
  }

  /** A key that is held must not make the panel flicker. */
  #press(): void {
    const { now, onPressed } = this.#parts
    const sinceLastMs = now() - this.#lastPressAt
    this.#lastPressAt = now()
    if (sinceLastMs > repeatWithinMs) onPressed()
  }

  #tell(): HotkeyView {
    const { view } = this
    this.#parts.onChanged(view)
    return view
  }
}
