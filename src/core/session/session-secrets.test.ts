import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ScriptedVault } from '../../../test/fakes/scripted-vault.ts'
import { defaultSettings, type Profile } from '../../shared/settings.ts'
import { failure, success } from '../../shared/result.ts'
import { KeyringEntries } from '../keyring-entries.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { SessionSecrets } from './session-secrets.ts'
import type { StoredSession } from './stored-session.ts'

const session: StoredSession = {
  version: 1,
  gateway: exampleProfile.gateway,
  agentId: exampleProfile.agentId,
  kind: 'owned',
  guid: '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0',
  cookies: '',
  since: 1,
}
const locked = failure({ code: 'keyring-locked' })

function secretsOf(profile: Profile = exampleProfile) {
  const vault = new ScriptedVault()
  const file = new FakeSettingsFile({ ...defaultSettings, profiles: [profile], activeProfileId: profile.id })
  const settings = new SettingsService(file)
  settings.start()
  const current = () => settings.profile(profile.id) ?? profile
  return { vault, file, current, secrets: new SessionSecrets(new KeyringEntries({ vault, settings }), settings) }
}

describe('SessionSecrets', () => {
  it('keeps session and password apart, each with its marker in the settings', async () => {
    const { secrets, vault, current } = secretsOf()
    await secrets.storeSession('profile-1', session)
    expect(current()).toMatchObject({ isSessionStored: true, isPasswordStored: false })
    await secrets.storePassword('profile-1', 'secret')
    expect(current()).toMatchObject({ isSessionStored: true, isPasswordStored: true })
    expect([...vault.entries.keys()]).toEqual(['session:profile-1', 'password:profile-1'])
    expect(await secrets.readSession(current())).toEqual(success(session))
    expect(await secrets.readPassword(current())).toEqual(success('secret'))
  })

  it('writes no secret into the settings file', async () => {
    const { secrets, file } = secretsOf()
    await secrets.storeSession('profile-1', session)
    await secrets.storePassword('profile-1', 'canary')
    expect(JSON.stringify(file.saved)).not.toMatch(/canary|279fe21d/)
  })

  it('does not ask the keyring for what was never stored', async () => {
    const { secrets, vault, current } = secretsOf()
    expect(await secrets.readSession(current())).toEqual(success(null))
    expect(await secrets.readPassword(current())).toEqual(success(null))
    await secrets.forgetSession('profile-1')
    expect(vault.calls).toEqual([])
  })

  it('says that the keyring changed when what was stored is gone, or is not ours', async () => {
    const { secrets, vault, current } = secretsOf({ ...exampleProfile, isSessionStored: true, isPasswordStored: true })
    expect(await secrets.readPassword(current())).toEqual(failure({ code: 'keyring-changed' }))
    expect(await secrets.readSession(current())).toEqual(failure({ code: 'keyring-changed' }))
    vault.entries.set('session:profile-1', 'somebody else’s')
    expect(await secrets.readSession(current())).toEqual(failure({ code: 'keyring-changed' }))
  })

  it('marks nothing that the keyring refused to store or to give', async () => {
    const { secrets, vault, current } = secretsOf({ ...exampleProfile, isSessionStored: true })
    vault.fault = 'keyring-locked'
    expect(await secrets.readSession(current())).toEqual(locked)
    expect(await secrets.storePassword('profile-1', 'secret')).toEqual(locked)
    expect(current()).toMatchObject({ isSessionStored: true, isPasswordStored: false })
  })

  it('does not use again what it was told to forget, although the keyring keeps it for now', async () => {
    const { secrets, vault, current } = secretsOf({ ...exampleProfile, isSessionStored: true })
    vault.fault = 'keyring-locked'
    expect(await secrets.forgetSession('profile-1')).toEqual(
      failure({ code: 'keyring-not-cleared', detail: 'keyring-locked' }),
    )
    expect(current()).toMatchObject({ isSessionStored: false })
    expect(await secrets.readSession(current())).toEqual(success(null))
  })

  it('forgets the secret, and with it its marker', async () => {
    const { secrets, vault, current } = secretsOf()
    await secrets.storeSession('profile-1', session)
    await secrets.storePassword('profile-1', 'secret')
    await secrets.forgetPassword('profile-1')
    expect([...vault.entries.keys()]).toEqual(['session:profile-1'])
    expect(current()).toMatchObject({ isSessionStored: true, isPasswordStored: false })
  })

  it('does one thing after the other, so that the newest Guid is the one that stays', async () => {
    const { secrets, vault, current } = secretsOf()
    let release = (): void => undefined
    vault.hold = new Promise<void>((resolve) => (release = resolve))
    const newer = { ...session, guid: 'newer-guid.AgentGateway0' }
    const stored = [secrets.storeSession('profile-1', session), secrets.storeSession('profile-1', newer)]
    await Promise.resolve()
    expect(vault.calls).toHaveLength(1)
    release()
    await Promise.all(stored)
    expect(await secrets.readSession(current())).toEqual(success(newer))
  })

  it('is settled when all that was asked is done', async () => {
    const { secrets, current } = secretsOf()
    void secrets.storeSession('profile-1', session)
    void secrets.storePassword('profile-1', 'secret')
    await secrets.settled()
    expect(current()).toMatchObject({ isSessionStored: true, isPasswordStored: true })
  })
})
