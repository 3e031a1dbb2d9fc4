import type { LoadedSettings, SettingsFile } from '../../core/ports.ts'
import { success, type Result } from '../../shared/result.ts'

/** Keeps settings in memory, for the demo: it must not change the agent's own. */
export class MemorySettingsFile implements SettingsFile {
  #text: string | null = null

  load(): LoadedSettings {
    return this.#text === null ? { kind: 'absent' } : { kind: 'text', text: this.#text }
  }

  save(settings: object): Result<null> {
    this.#text = JSON.stringify(settings)
    return success(null)
  }

  keepDamaged(): null {
    return null
  }
}
