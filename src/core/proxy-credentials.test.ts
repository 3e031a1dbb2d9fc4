import { describe, expect, it } from 'vitest'
import { FakeSettingsFile } from '../../test/fakes/fake-settings-file.ts'
import { MemoryVault } from '../main/adapters/memory-vault.ts'
import type { Question } from '../shared/app-snapshot.ts'
import { ProxyCredentials } from './proxy-credentials.ts'
import { Questions } from './questions.ts'
import { SettingsService } from './settings/settings-service.ts'

const proxy = 'proxy.example:3128'
const agent = { username: 'agent', password: 'canary' }

function rig(vault = new MemoryVault(), settings = new SettingsService(new FakeSettingsFile())) {
  let open: readonly Question[] = []
  const questions = new Questions((current) => (open = current))
  const credentials = new ProxyCredentials({ vault, settings, questions })
  return { vault, settings, credentials, open: () => open }
}

describe('credentials for a proxy', () => {
  it('are asked of the agent when there are none', async () => {
    const { credentials, open } = rig()
    expect(await credentials.find(proxy, 'office')).toBeNull()
    expect(open()).toEqual([{ kind: 'proxy-credentials', proxy, realm: 'office', wasRefused: false }])
  })

  it('are asked once: the answer is in the keyring, for the next start too', async () => {
    const first = rig()
    await first.credentials.find(proxy, '')
    await first.credentials.answer(agent)
    expect(first.open()).toEqual([])
    expect(await first.credentials.find(proxy, '')).toEqual(agent)
    const next = rig(first.vault, first.settings)
    expect(await next.credentials.find(proxy, '')).toEqual(agent)
    expect(next.open()).toEqual([])
  })

  it('are never in the settings', async () => {
    const { credentials, settings } = rig()
    await credentials.find(proxy, '')
    await credentials.answer(agent)
    expect(settings.current.proxiesWithCredentials).toEqual([proxy])
    expect(JSON.stringify(settings.current)).not.toContain('canary')
  })

  it('that the proxy refused are forgotten and asked again', async () => {
    const { credentials, vault, open } = rig()
    await credentials.find(proxy, '')
    await credentials.answer(agent)
    await credentials.refused(proxy, 'office')
    expect(open()).toEqual([{ kind: 'proxy-credentials', proxy, realm: 'office', wasRefused: true }])
    expect(await vault.read(`proxy:${proxy}`)).toEqual({ ok: true, value: null })
  })

  it('need not be given', async () => {
    const { credentials, vault, open } = rig()
    await credentials.find(proxy, '')
    await credentials.answer(null)
    expect(open()).toEqual([])
    expect(await vault.read(`proxy:${proxy}`)).toEqual({ ok: true, value: null })
  })
})
