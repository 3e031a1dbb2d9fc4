import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { MemoryVault } from '../../main/adapters/memory-vault.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { ProfileService } from './profile-service.ts'
import { SessionSecrets } from './session-secrets.ts'

const refused = failure({ code: 'gateway-refused', retcode: '100-010' })

/** Two profiles, the first one active with a session that answers its sign-out like this. */
function profilesWith(signedOut: Result<null>) {
  const settings = new SettingsService(new FakeSettingsFile())
  settings.activate({ ...exampleProfile, id: 'profile-2', agentId: '20002' })
  settings.activate(exampleProfile)
  const session = { signOut: async () => signedOut, restore: async () => undefined }
  const secrets = new SessionSecrets(new MemoryVault(), settings)
  return { settings, profiles: new ProfileService({ settings, secrets, session }) }
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
})
