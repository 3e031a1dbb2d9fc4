import { failure, success, type Result } from '../../shared/result.ts'
import { defaultSettings, maxLostNames, type FileDamage, type Profile, type Settings } from '../../shared/settings.ts'
import type { SettingsFile } from '../ports.ts'
import { profilesWithRoom } from '../session/shared-seat.ts'
import { parseSettingsText } from './parse-settings-text.ts'

/** How reading the file went, for a notice. */
export interface SettingsStart {
  /** Why the file cannot be read now; null if it was read, or if there is none. */
  readonly unreadable: string | null
}

/**
 * The settings in memory, written through to their file. Reading happens once. What cannot be used
 * of the file costs that much and no more, and the file as it was is kept before the first write
 * (docs/product.md §10.6). A file that cannot be read may be good: it is never written over. A
 * failing write keeps the change for this run and says so.
 */
export class SettingsService {
  readonly #file: SettingsFile
  readonly #onSaved: (saved: Result<null>) => void
  readonly #listeners = new Set<(settings: Settings) => void>()
  #current: Settings = defaultSettings
  #isUnwritten = false
  /** What this start found damaged, until the file as it was is kept. */
  #newDamage: FileDamage | null = null
  #isDamageDismissed = false
  #unreadable: string | null = null

  /** Calls `onSaved` with the result of each write: most have no command that could answer. */
  constructor(file: SettingsFile, onSaved: (saved: Result<null>) => void = () => undefined) {
    this.#file = file
    this.#onSaved = onSaved
  }

  /** Reads the file. Writes nothing, whatever it finds. */
  start(): SettingsStart {
    const loaded = this.#file.load()
    if (loaded.kind === 'text') this.#take(loaded.text)
    this.#unreadable = loaded.kind === 'unreadable' ? loaded.reason : null
    return { unreadable: this.#unreadable }
  }

  #take(text: string): void {
    const parsed = parseSettingsText(text)
    if (parsed.ok) this.#current = parsed.value.settings
    const lost = parsed.ok ? parsed.value.lost : []
    if (parsed.ok && lost.length === 0) return
    const named = lost.slice(0, maxLostNames).map((path) => path.slice(0, 80))
    this.#newDamage = { keptAs: null, isTotal: !parsed.ok, lost: named }
  }

  /** What this start or an earlier one found damaged, until the agent has dismissed the notice. */
  get damage(): FileDamage | null {
    return this.#isDamageDismissed ? null : (this.#newDamage ?? this.#current.fileDamage)
  }

  /**
   * Keeps a damaged file under another name, and writes what could be read of it. Every write does
   * that first; only a command that writes nothing leaves it to the next start.
   */
  keepDamagedFile(): void {
    if (this.#newDamage) this.change({})
  }

  /** The agent has dismissed the notice about the damage. */
  dismissDamage(): void {
    this.#isDamageDismissed = true
    if (this.#current.fileDamage) this.change({ fileDamage: null })
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

  /**
   * Adds the profile or replaces the one with its id, and makes it the active one. It becomes the
   * last of the list; a full one loses a profile that nobody has used for long.
   */
  activate(profile: Profile): Result<null> {
    const known = this.#current.profiles.filter(({ id }) => id !== profile.id)
    const others = profilesWithRoom(known, profile.gateway) ?? known
    return this.change({ profiles: [...others, profile], activeProfileId: profile.id })
  }

  onChanged(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #save(): Result<null> {
    this.#isUnwritten = false
    const saved = this.#mayWrite()
    const written = saved.ok ? this.#file.save(this.#current) : saved
    this.#onSaved(written)
    return written
  }

  #mayWrite(): Result<null> {
    if (this.#unreadable !== null) return failure({ code: 'settings-not-saved', detail: this.#unreadable })
    if (!this.#newDamage) return success(null)
    const keptAs = this.#file.keepDamaged()
    if (keptAs === null) return failure({ code: 'settings-not-saved' })
    const fileDamage = this.#isDamageDismissed ? null : { ...this.#newDamage, keptAs }
    this.#current = { ...this.#current, fileDamage }
    this.#newDamage = null
    return success(null)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#current)
  }
}
