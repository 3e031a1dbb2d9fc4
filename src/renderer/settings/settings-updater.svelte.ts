import type { AppError } from '../../shared/error-codes.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { SettingsPatch } from '../../shared/settings.ts'

/** Sends changes of settings, each at once, even while another one is pending: none is lost. */
export class SettingsUpdater {
  readonly #api: Pick<AgentBarApi, 'updateSettings'>
  #error = $state.raw<AppError | null>(null)
  #latest = 0

  constructor(api: Pick<AgentBarApi, 'updateSettings'>) {
    this.#api = api
  }

  /** Why the latest change failed. */
  get error(): AppError | null {
    return this.#error
  }

  async update(patch: SettingsPatch): Promise<void> {
    const number = ++this.#latest
    const reply = await this.#api.updateSettings(patch)
    if (number === this.#latest) this.#error = reply.ok ? null : reply.error
  }
}
