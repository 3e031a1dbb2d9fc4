import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import type { SettingsFile } from '../../core/ports.ts'
import { failure, success, type Result } from '../../shared/result.ts'

/**
 * The settings file. electron-store writes it atomically. It is read without electron-store, whose
 * constructor throws for a broken file or deletes its content; neither may happen (docs/product.md
 * §10.6).
 */
export class ElectronStoreSettingsFile implements SettingsFile {
  readonly #folder: string
  readonly #path: string
  #store: Store | null = null

  constructor(folder: string) {
    this.#folder = folder
    this.#path = join(folder, 'settings.json')
  }

  load(): { content: unknown; isBroken: boolean } {
    if (!existsSync(this.#path)) return { content: undefined, isBroken: false }
    try {
      return { content: JSON.parse(readFileSync(this.#path, 'utf8')), isBroken: false }
    } catch {
      return { content: undefined, isBroken: true }
    }
  }

  save(settings: object): Result<null> {
    try {
      this.#store ??= new Store({
        cwd: this.#folder,
        name: 'settings',
        accessPropertiesByDotNotation: false,
        configFileMode: 0o600,
        clearInvalidConfig: false,
      })
      this.#store.store = settings as Record<string, unknown>
      return success(null)
    } catch (error) {
      return failure({ code: 'settings-not-saved', detail: error instanceof Error ? error.message.slice(0, 200) : '' })
    }
  }

  setAside(): string {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-')
    const name = `settings.broken-${stamp}.json`
    try {
      renameSync(this.#path, join(this.#folder, name))
      return name
    } catch {
      // The folder is not writable: the file stays, and saving will report the failure.
      return 'settings.json'
    }
  }
}
