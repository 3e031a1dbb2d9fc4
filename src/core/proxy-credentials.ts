import * as v from 'valibot'
import { success, type Result } from '../shared/result.ts'
import { maxProxies } from '../shared/settings.ts'
import { proxyAccount } from './keyring-accounts.ts'
import type { KeyringEntries } from './keyring-entries.ts'
import type { OpenQuestions } from './open-questions.ts'
import type { SettingsService } from './settings/settings-service.ts'

const credentialsSchema = v.strictObject({ username: v.string(), password: v.string() })
export type Credentials = v.InferOutput<typeof credentialsSchema>

export interface ProxyCredentialsParts {
  readonly keyring: KeyringEntries
  readonly settings: SettingsService
  readonly questions: OpenQuestions
}

/**
 * Credentials for proxies that ask for them: asked of the agent once, kept in the keyring, or in
 * memory where there is none.
 */
export class ProxyCredentials {
  readonly #parts: ProxyCredentialsParts
  readonly #known = new Map<string, Credentials>()
  #keeping: Promise<void> = Promise.resolve()

  constructor(parts: ProxyCredentialsParts) {
    this.#parts = parts
  }

  /**
   * Credentials for a proxy (`host:port`); null when there are none yet, and then the agent is
   * asked.
   */
  async find(proxy: string, realm: string): Promise<Credentials | null> {
    const found = this.#known.get(proxy) ?? (await this.#stored(proxy))
    if (found) this.#known.set(proxy, found)
    else this.#parts.questions.ask({ kind: 'proxy-credentials', proxy, realm, wasRefused: false })
    return found
  }

  /** The proxy did not take them: they are forgotten, and the agent is asked again. */
  async refused(proxy: string, realm: string): Promise<void> {
    this.#known.delete(proxy)
    this.#parts.questions.ask({ kind: 'proxy-credentials', proxy, realm, wasRefused: true })
    await this.#keep(proxy)
  }

  /**
   * The agent's answer to the question of that id; null goes on without. Fails with
   * `question-outdated`: then the credentials go nowhere.
   */
  async answer(id: string, credentials: Credentials | null): Promise<Result<null>> {
    const { questions } = this.#parts
    const question = questions.answered('proxy-credentials', id)
    if (!question.ok) return question
    if (!credentials) {
      questions.decline(id)
      return success(null)
    }
    questions.close(id)
    this.#known.set(question.value.proxy, credentials)
    await this.#keep(question.value.proxy)
    return success(null)
  }

  /**
   * Brings the keyring up to date. Writes go one after the other, since a keyring may finish a
   * later write first.
   */
  #keep(proxy: string): Promise<void> {
    const { keyring } = this.#parts
    this.#keeping = this.#keeping.then(async () => {
      const credentials = this.#known.get(proxy)
      if (credentials) {
        const marked = [...this.#othersThan(proxy), proxy]
        const mark = (): void => this.#mark(marked.slice(-maxProxies))
        const stored = await keyring.store(proxyAccount(proxy), JSON.stringify(credentials), mark)
        if (!stored.ok) return
        for (const oldest of marked.slice(0, -maxProxies)) await keyring.remove(proxyAccount(oldest), () => undefined)
      } else {
        await keyring.remove(proxyAccount(proxy), () => this.#mark(this.#othersThan(proxy)))
      }
    })
    return this.#keeping
  }

  async #stored(proxy: string): Promise<Credentials | null> {
    if (!this.#isStored(proxy)) return null
    const read = await this.#parts.keyring.read(proxyAccount(proxy))
    if (!read.ok || read.value === null) return null
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), credentialsSchema), read.value)
    return parsed.success ? parsed.output : null
  }

  #isStored(proxy: string): boolean {
    return this.#parts.settings.current.proxiesWithCredentials.includes(proxy)
  }

  /**
   * The settings' schema refuses a longer list than `maxProxies`. The oldest are removed from the
   * keyring too.
   */
  #mark(proxies: readonly string[]): void {
    this.#parts.settings.change({ proxiesWithCredentials: [...proxies] })
  }

  #othersThan(proxy: string): string[] {
    return this.#parts.settings.current.proxiesWithCredentials.filter((other) => other !== proxy)
  }
}
