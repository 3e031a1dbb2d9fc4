import type { HotkeyView } from '../../shared/app-snapshot.ts'
import { failure, type Result } from '../../shared/result.ts'
import type { HotkeyPort } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'

/** A held key repeats about 30 times a second. Nobody presses a key that fast. */
const maxRepeatIntervalMs = 60

export interface HotkeyServiceParts {
  readonly port: HotkeyPort
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
  readonly settings: SettingsService
  readonly onPressed: () => void
  readonly onChanged: (view: HotkeyView) => void
}

/**
 * The program's one global shortcut. Changing it replaces the old one only if the system grants the
 * new.
 */
export class HotkeyService {
  readonly #parts: HotkeyServiceParts
  #claimed: string | null = null
  #lastPressAt = -Infinity

  constructor(parts: HotkeyServiceParts) {
    this.#parts = parts
  }

  get view(): HotkeyView {
    const accelerator = this.#parts.settings.current.hotkey
    if (accelerator === null) return { accelerator, state: 'off' }
    return { accelerator, state: this.#claimed === accelerator ? 'active' : 'taken' }
  }

  /** Claims the shortcut of the settings. The returned view says whether the system granted it. */
  start(): HotkeyView {
    this.#claim(this.#parts.settings.current.hotkey)
    return this.#report()
  }

  /**
   * Changes to another shortcut, or to none. If it fails with `hotkey-taken`, nothing has changed.
   */
  change(accelerator: string | null): Result<null> {
    const previous = this.#claimed
    if (accelerator !== null && accelerator !== previous && !this.#claim(accelerator))
      return failure({ code: 'hotkey-taken', detail: accelerator })
    if (previous !== null && previous !== accelerator) this.#parts.port.release(previous)
    if (accelerator === null) this.#claimed = null
    const saved = this.#parts.settings.change({ hotkey: accelerator })
    this.#report()
    return saved
  }

  /** Releases the shortcut while a new one is recorded, and claims it again afterwards. */
  pause(isPaused: boolean): void {
    if (isPaused) this.stop()
    else if (this.#claimed === null) this.start()
  }

  stop(): void {
    if (this.#claimed !== null) this.#parts.port.release(this.#claimed)
    this.#claimed = null
  }

  #claim(accelerator: string | null): boolean {
    if (accelerator === null || !this.#parts.port.claim(accelerator, () => this.#onPressed())) return false
    this.#claimed = accelerator
    return true
  }

  /** Ignores repeats, so that a held key does not toggle the panel again and again. */
  #onPressed(): void {
    const { now, onPressed } = this.#parts
    const sinceLastMs = now() - this.#lastPressAt
    this.#lastPressAt = now()
    if (sinceLastMs > maxRepeatIntervalMs) onPressed()
  }

  #report(): HotkeyView {
    const { view } = this
    this.#parts.onChanged(view)
    return view
  }
}
