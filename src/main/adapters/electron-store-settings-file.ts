import { accessSync, constants, copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import type { LoadedSettings, SettingsFile } from '../../core/ports.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { decodeText } from './decode-text.ts'

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

  load(): LoadedSettings {
    try {
      return { kind: 'text', text: decodeText(readFileSync(this.#path)) }
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException
      // Without the folder there is no file either. With any other error there may be a good one.
      return code === 'ENOENT' || code === 'ENOTDIR'
        ? { kind: 'absent' }
        : { kind: 'unreadable', reason: `${this.#path}: ${code}` }
    }
  }

  save(settings: object): Result<null> {
    try {
      // Where it may not write, electron-store tries again for a second and holds the program up.
      mkdirSync(this.#folder, { recursive: true })
      accessSync(this.#folder, constants.W_OK)
      this.#store ??= new Store({
        cwd: this.#folder,
        name: 'settings',
        accessPropertiesByDotNotation: false,
        configFileMode: 0o600,
        clearInvalidConfig: false,
        // What the file holds is not its affair: it would refuse to write over a broken one.
        deserialize: () => ({}),
      })
      this.#store.store = settings as Record<string, unknown>
      return success(null)
    } catch (error) {
      return failure({ code: 'settings-not-saved', detail: error instanceof Error ? error.message.slice(0, 200) : '' })
    }
  }

  keepDamaged(): string | null {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-')
    const name = `settings.broken-${stamp}.json`
    try {
      copyFileSync(this.#path, join(this.#folder, name), constants.COPYFILE_EXCL)
      return name
    } catch {
      return null
    }
  }
}
