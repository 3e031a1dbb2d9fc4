import type { SettingsFile } from '../../core/ports.ts'
import { success, type Result } from '../../shared/result.ts'

/** Settings that live as long as the program: for the demo, which must not touch the agent's own. */
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
