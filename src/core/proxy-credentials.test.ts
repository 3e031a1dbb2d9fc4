import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { FakeSettingsFile } from '../../test/fakes/fake-settings-file.ts'
import { flushPending } from '../../test/fakes/virtual-gateway.ts'
import { MemoryVault } from '../main/adapters/memory-vault.ts'
import type { Question } from '../shared/app-snapshot.ts'
import { failure, type Result } from '../shared/result.ts'
import { settingsSchema } from '../shared/settings.ts'
import { KeyringEntries } from './keyring-entries.ts'
import { ProxyCredentials } from './proxy-credentials.ts'
import { OpenQuestions } from './open-questions.ts'
import { SettingsService } from './settings/settings-service.ts'

const proxy = 'proxy.example:3128'
const agent = { username: 'agent', password: 'canary' }

function rig(vault = new MemoryVault(), settings = new SettingsService(new FakeSettingsFile())) {
  let open: readonly Question[] = []
  const questions = new OpenQuestions((current) => (open = current))
  const credentials = new ProxyCredentials({ keyring: new KeyringEntries({ vault, settings }), settings, questions })
  const idOfQuestion = () => questions.find('proxy-credentials')?.id ?? 'none'
  /** As the agent answers the question that is open. */
  const answer = (given: Parameters<typeof credentials.answer>[1]) => credentials.answer(idOfQuestion(), given)
  const withoutIds = () => open.map(({ id: _, ...subject }) => subject)
  return { vault, settings, questions, credentials, answer, idOfQuestion, open: withoutIds }
}

/** A keyring whose writes take their time, the later ones less of it. */
class SlowVault extends MemoryVault {
  readonly #pending: (() => void)[] = []

  override async save(account: string, secret: string): Promise<Result<null>> {
    await new Promise<void>((write) => void this.#pending.push(write))
    return super.save(account, secret)
  }

  override async forget(account: string): Promise<Result<null>> {
    await new Promise<void>((write) => void this.#pending.push(write))
    return super.forget(account)
  }

  async finishWriting(): Promise<void> {
    await flushPending()
    for (let write = this.#pending.pop(); write; write = this.#pending.pop()) {
      write()
      await flushPending()
    }
  }
}

const stored = (vault: MemoryVault) => vault.read(`proxy:${proxy}`)

describe('credentials for a proxy', () => {
  it('are asked of the agent when there are none', async () => {
    const { credentials, open } = rig()
    expect(await credentials.find(proxy, 'office')).toBeNull()
    expect(open()).toEqual([{ kind: 'proxy-credentials', proxy, realm: 'office', wasRefused: false }])
  })

  it('are asked once: the answer is in the keyring, for the next start too', async () => {
    const first = rig()
    await first.credentials.find(proxy, '')
    await first.answer(agent)
    expect(first.open()).toEqual([])
    expect(await first.credentials.find(proxy, '')).toEqual(agent)
    const next = rig(first.vault, first.settings)
    expect(await next.credentials.find(proxy, '')).toEqual(agent)
    expect(next.open()).toEqual([])
  })

  it('are never in the settings', async () => {
    const { credentials, answer, settings } = rig()
    await credentials.find(proxy, '')
    await answer(agent)
    expect(settings.current.proxiesWithCredentials).toEqual([proxy])
    expect(JSON.stringify(settings.current)).not.toContain('canary')
  })

  it('that the proxy refused are forgotten and asked again', async () => {
    const { credentials, answer, vault, settings, open } = rig()
    await credentials.find(proxy, '')
    await answer(agent)
    await credentials.refused(proxy, 'office')
    expect(open()).toEqual([{ kind: 'proxy-credentials', proxy, realm: 'office', wasRefused: true }])
    expect(await stored(vault)).toEqual({ ok: true, value: null })
    expect(settings.current.proxiesWithCredentials).toEqual([])
  })

  it('need not be given, and are then not asked for with every request', async () => {
    const { credentials, answer, vault, settings, questions, open } = rig()
    await credentials.find(proxy, '')
    await answer(null)
    expect(await credentials.find(proxy, '')).toBeNull()
    await credentials.refused(proxy, '')
    expect(open()).toEqual([])
    expect(await stored(vault)).toEqual({ ok: true, value: null })
    expect(settings.current.proxiesWithCredentials).toEqual([])
    questions.forgetDeclined()
    await credentials.find(proxy, '')
    expect(open()).toMatchObject([{ kind: 'proxy-credentials', proxy }])
  })

  it('that were declined for one proxy are asked for another', async () => {
    const { credentials, answer, open } = rig()
    await credentials.find(proxy, '')
    await answer(null)
    await credentials.find('other.example:3128', '')
    expect(open()).toMatchObject([{ proxy: 'other.example:3128' }])
  })

  it('are kept for the newest 20 proxies, as many as the settings file takes', async () => {
    const { credentials, answer, vault, settings } = rig()
    for (let number = 1; number <= 21; number += 1) {
      await credentials.find(`proxy-${number}:3128`, '')
      await answer(agent)
    }
    expect(v.is(settingsSchema, settings.current)).toBe(true)
    expect(settings.current.proxiesWithCredentials).toHaveLength(20)
    expect(settings.current.proxiesWithCredentials.at(-1)).toBe('proxy-21:3128')
    expect(await vault.read('proxy:proxy-1:3128')).toEqual({ ok: true, value: null })
    expect(await vault.read('proxy:proxy-2:3128')).toMatchObject({ value: JSON.stringify(agent) })
  })

  it('go nowhere without a question to answer', async () => {
    const { credentials, answer, settings } = rig()
    expect(await answer(agent)).toEqual(failure({ code: 'question-outdated' }))
    expect(settings.current.proxiesWithCredentials).toEqual([])
    expect(await credentials.find(proxy, '')).toBeNull()
  })

  it('never go to another proxy than the one that the agent has read', async () => {
    const { credentials, idOfQuestion, settings, open } = rig()
    await credentials.find(proxy, '')
    const read = idOfQuestion()
    await credentials.find('other.example:3128', '')
    expect(await credentials.answer(read, agent)).toEqual(failure({ code: 'question-outdated' }))
    expect(await credentials.find('other.example:3128', '')).toBeNull()
    expect(settings.current.proxiesWithCredentials).toEqual([])
    expect(open()).toMatchObject([{ proxy: 'other.example:3128' }])
  })

  it('that the keyring does not take hold for this run', async () => {
    const vault = new MemoryVault()
    vault.save = async () => failure({ code: 'keyring-locked' })
    const { credentials, answer, settings } = rig(vault)
    await credentials.find(proxy, '')
    await answer(agent)
    expect(await credentials.find(proxy, '')).toEqual(agent)
    expect(settings.current.proxiesWithCredentials).toEqual([])
  })
})

describe('credentials in a slow keyring', () => {
  const wrong = { username: 'agent', password: 'wrong' }
  const right = { username: 'agent', password: 'right' }

  it('end as the last ones given, though those before are still being written', async () => {
    const vault = new SlowVault()
    const { credentials, answer, settings } = rig(vault)
    await credentials.find(proxy, '')
    const writes = [answer(wrong), credentials.refused(proxy, ''), answer(right)]
    expect(await credentials.find(proxy, '')).toEqual(right)
    await vault.finishWriting()
    await Promise.all(writes)
    expect(await stored(vault)).toEqual({ ok: true, value: JSON.stringify(right) })
    expect(settings.current.proxiesWithCredentials).toEqual([proxy])
  })

  it('end as none when the last word was a refusal', async () => {
    const vault = new SlowVault()
    const { credentials, answer, settings } = rig(vault)
    await credentials.find(proxy, '')
    const answered = answer(wrong)
    await flushPending()
    const refused = credentials.refused(proxy, '')
    await vault.finishWriting()
    await Promise.all([answered, refused])
    expect(await stored(vault)).toEqual({ ok: true, value: null })
    expect(settings.current.proxiesWithCredentials).toEqual([])
  })
})
