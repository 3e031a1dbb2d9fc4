import type { AppError } from '../../shared/error-codes.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { SettingsPatch } from '../../shared/settings.ts'

/** Changes of single settings. Each is sent at once, also while another one is under way: none that was chosen gets lost. */
export class SettingsUpdater {
  readonly #api: Pick<AgentBarApi, 'updateSettings'>
  #error = $state.raw<AppError | null>(null)
  #latest = 0

  constructor(api: Pick<AgentBarApi, 'updateSettings'>) {
    this.#api = api
  }

  /** Why the latest one failed. */
  get error(): AppError | null {
    return this.#error
  }

  async send(patch: SettingsPatch): Promise<void> {
    const number = ++this.#latest
    const reply = await this.#api.updateSettings(patch)
    if (number === this.#latest) this.#error = reply.ok ? null : reply.error
  }
}
