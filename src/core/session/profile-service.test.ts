import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ScriptedVault } from '../../../test/fakes/scripted-vault.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { KeyringEntries } from '../keyring-entries.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { ProfileService } from './profile-service.ts'
import { SessionSecrets } from './session-secrets.ts'
import type { StoredSession } from './stored-session.ts'

const refused = failure({ code: 'gateway-refused', retcode: '100-010' })

/** Two profiles, the first one active with a session that answers its sign-out like this. */
function profilesWith(signedOut: Result<null>) {
  const settings = new SettingsService(new FakeSettingsFile())
  settings.activate({ ...exampleProfile, id: 'profile-2', agentId: '20002' })
  settings.activate(exampleProfile)
  const session = { signOut: async () => signedOut, restore: async () => undefined }
  const vault = new ScriptedVault()
  const keyring = new KeyringEntries({ vault, settings })
  const secrets = new SessionSecrets(keyring, settings)
  return { settings, secrets, vault, keyring, profiles: new ProfileService({ settings, secrets, session }) }
}

describe('another profile', () => {
  it.each([success(null), failure({ code: 'gateway-unreachable' })])(
    'becomes the active one when the session before is over, with %j',
    async (signedOut) => {
      const { settings, profiles } = profilesWith(signedOut)
      expect(await profiles.select('profile-2')).toEqual(success(null))
      expect(settings.current.activeProfileId).toBe('profile-2')
    },
  )

  it('waits while the gateway refuses to sign out the one before', async () => {
    const { settings, profiles } = profilesWith(refused)
    expect(await profiles.select('profile-2')).toEqual(refused)
    expect(settings.current.activeProfileId).toBe('profile-1')
  })
})

describe('removing a profile', () => {
  it('is refused while its session goes on', async () => {
    const { settings, profiles } = profilesWith(refused)
    expect(await profiles.remove('profile-1')).toEqual(refused)
    expect(settings.profile('profile-1')).toBeDefined()
    expect(await profiles.remove('profile-2')).toEqual(success(null))
  })

  it('goes on to the next one when the gateway does not answer', async () => {
    const { settings, profiles } = profilesWith(failure({ code: 'gateway-unreachable' }))
    expect(await profiles.remove('profile-1')).toEqual(success(null))
    expect(settings.current).toMatchObject({ profiles: [{ id: 'profile-2' }], activeProfileId: 'profile-2' })
  })

  it('from a keyring that is locked says what stays there, and removes it when the keyring opens', async () => {
    const { settings, secrets, vault, keyring, profiles } = profilesWith(success(null))
    await secrets.storePassword('profile-2', 'secret')
    await secrets.storePassword('profile-1', 'other secret')
    await secrets.storeSession('profile-2', storedSession)
    vault.fault = 'keyring-locked'
    expect(await profiles.remove('profile-2')).toMatchObject({ ok: false, error: { code: 'keyring-not-cleared' } })
    expect(settings.profile('profile-2')).toBeUndefined()
    expect([...vault.entries.keys()]).toContain('password:profile-2')

    vault.fault = null
    expect(await keyring.removeLeftovers()).toEqual(success(null))
    expect([...vault.entries.keys()]).toEqual(['password:profile-1'])
  })

  it('from a keyring that is locked leaves nothing that a new profile could take for its own', async () => {
    const { settings, secrets, vault, keyring, profiles } = profilesWith(success(null))
    await secrets.storePassword('profile-2', 'secret of the former one')
    vault.fault = 'keyring-locked'
    await profiles.remove('profile-2')
    settings.activate({ ...exampleProfile, id: 'profile-2', agentId: '20003' })
    vault.fault = null
    expect(await secrets.readPassword(settings.profile('profile-2') ?? exampleProfile)).toEqual(success(null))
    await secrets.storePassword('profile-2', 'secret of the new one')
    await keyring.removeLeftovers()
    expect(vault.entries.get('password:profile-2')).toBe('secret of the new one')
  })
})

const storedSession: StoredSession = {
  version: 1,
  gateway: exampleProfile.gateway,
  agentId: '20002',
  kind: 'owned',
  guid: '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0',
  cookies: '',
  since: 1,
}
