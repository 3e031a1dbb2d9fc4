import type { LoadedSettings, SettingsFile } from '../../src/core/ports.ts'
import { failure, success, type Result } from '../../src/shared/result.ts'

/** A settings file in memory that records every save. */
export class FakeSettingsFile implements SettingsFile {
  readonly saved: object[] = []
  readonly #loaded: LoadedSettings
  /** How often a copy of a damaged file was kept. */
  copies = 0
  /** Makes saves and copies fail, as on a full disk. */
  isFull = false

  /** With this content; without one there is no file yet. */
  constructor(content?: unknown, loaded?: LoadedSettings) {
    this.#loaded =
      loaded ?? (content === undefined ? { kind: 'absent' } : { kind: 'text', text: JSON.stringify(content) })
  }

  /** A file with this text, which need not be JSON. */
  static withText(text: string): FakeSettingsFile {
    return new FakeSettingsFile(undefined, { kind: 'text', text })
  }

  /** A file that cannot be read. */
  static unreadable(): FakeSettingsFile {
    return new FakeSettingsFile(undefined, { kind: 'unreadable', reason: 'settings.json: EACCES' })
  }

  load(): LoadedSettings {
    return this.#loaded
  }

  save(settings: object): Result<null> {
    if (this.isFull) return failure({ code: 'settings-not-saved', detail: 'ENOSPC' })
    this.saved.push(settings)
    return success(null)
  }

  keepDamaged(): string | null {
    if (this.isFull) return null
    this.copies += 1
    return 'settings.broken.json'
  }
}
