import { success, type Result } from '../../shared/result.ts'
import { defaultSettings, type Profile, type Settings } from '../../shared/settings.ts'
import type { SettingsFile } from '../ports.ts'
import { parseSettings } from './parse-settings.ts'

/** How reading the file went, for a notice: the name under which an unusable file was put aside. */
export interface SettingsStart {
  readonly setAsideAs: string | null
}

/**
 * The settings in memory, written through to their file. Reading happens once; a file that cannot
 * be read or does not fit the schema is put aside and the program starts with the defaults
 * (docs/product.md §10.6). A failing write keeps the change for this run and says so.
 */
export class SettingsService {
  readonly #file: SettingsFile
  readonly #onSaved: (saved: Result<null>) => void
  readonly #listeners = new Set<(settings: Settings) => void>()
  #current: Settings = defaultSettings
  #isUnwritten = false

  /** Calls `onSaved` with the result of each write: most have no command that could answer. */
  constructor(file: SettingsFile, onSaved: (saved: Result<null>) => void = () => undefined) {
    this.#file = file
    this.#onSaved = onSaved
  }

  start(): SettingsStart {
    const { content, isBroken } = this.#file.load()
    if (content === undefined && !isBroken) return { setAsideAs: null }
    const read = parseSettings(content)
    if (read.ok && !isBroken) {
      this.#current = read.value
      return { setAsideAs: null }
    }
    return { setAsideAs: this.#file.setAside() }
  }

  get current(): Settings {
    return this.#current
  }

  get activeProfile(): Profile | null {
    return this.profile(this.#current.activeProfileId ?? '') ?? null
  }

  profile(id: string): Profile | undefined {
    return this.#current.profiles.find((profile) => profile.id === id)
  }

  /** Applies a change and writes it. A failure means that it holds for this run only. */
  change(patch: Partial<Settings>): Result<null> {
    this.#current = { ...this.#current, ...patch }
    const saved = this.#save()
    this.#tell()
    return saved
  }

  /**
   * Applies a change now and leaves writing it to the next `change` or `flush`: for small, frequent
   * changes.
   */
  changeLater(patch: Partial<Settings>): void {
    this.#current = { ...this.#current, ...patch }
    this.#isUnwritten = true
    this.#tell()
  }

  /** Writes what was left to be written. */
  flush(): Result<null> {
    return this.#isUnwritten ? this.#save() : success(null)
  }

  changeProfile(id: string, patch: Partial<Profile>): Result<null> {
    const known = this.profile(id)
    if (!known || Object.entries(patch).every(([key, value]) => known[key as keyof Profile] === value))
      return success(null)
    const profiles = this.#current.profiles.map((profile) => (profile.id === id ? { ...profile, ...patch } : profile))
    return this.change({ profiles })
  }

  /** Adds the profile or replaces the one with its id, and makes it the active one. */
  activate(profile: Profile): Result<null> {
    const others = this.#current.profiles.filter(({ id }) => id !== profile.id)
    return this.change({ profiles: [...others, profile], activeProfileId: profile.id })
  }

  onChanged(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #save(): Result<null> {
    this.#isUnwritten = false
    const saved = this.#file.save(this.#current)
    this.#onSaved(saved)
    return saved
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#current)
  }
}
