import type { SettingsFile } from '../../src/core/ports.ts'
import { failure, success, type Result } from '../../src/shared/result.ts'

/** A settings file in memory that records every save. */
export class FakeSettingsFile implements SettingsFile {
  readonly saved: object[] = []
  readonly #loaded: { content: unknown; isBroken: boolean }
  setAsides = 0
  /** Makes saves fail, as on a full disk. */
  isFull = false

  constructor(content?: unknown, isBroken = false) {
    this.#loaded = { content, isBroken }
  }

  load(): { content: unknown; isBroken: boolean } {
    return this.#loaded
  }

  save(settings: object): Result<null> {
    if (this.isFull) return failure({ code: 'settings-not-saved', detail: 'ENOSPC' })
    this.saved.push(settings)
    return success(null)
  }

  setAside(): string {
    this.setAsides += 1
    return 'settings.broken.json'
  }
}
