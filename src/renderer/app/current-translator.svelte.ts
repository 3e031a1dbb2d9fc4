import { createTranslator, resolveLanguage, type Language, type Translator } from '../../shared/i18n/translator.ts'
import type { AppState } from './app-state.svelte.ts'

/** The translator of the current language; changes as soon as the setting does. */
export class CurrentTranslator {
  readonly #app: AppState
  readonly #translators = new Map<Language, Translator>()

  constructor(app: AppState) {
    this.#app = app
  }

  get t(): Translator {
    const { settings, systemLanguage, platform } = this.#app.snapshot
    const language = resolveLanguage(settings.language, systemLanguage)
    const found = this.#translators.get(language) ?? createTranslator(language, platform)
    this.#translators.set(language, found)
    return found
  }
}
