import type { SettingsFile } from '../../core/ports.ts'
import { success, type Result } from '../../shared/result.ts'

/** Keeps settings in memory, for the demo: it must not change the agent's own. */
export class MemorySettingsFile implements SettingsFile {
  #content: unknown = undefined

  load(): { content: unknown; isBroken: boolean } {
    return { content: this.#content, isBroken: false }
  }

  save(settings: object): Result<null> {
    this.#content = settings
    return success(null)
  }

  setAside(): string {
    this.#content = undefined
    return 'settings.json'
  }
}
