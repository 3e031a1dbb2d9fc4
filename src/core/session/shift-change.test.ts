import { describe, expect, it, vi } from 'vitest'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ScriptedVault } from '../../../test/fakes/scripted-vault.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import type { Notice } from '../../shared/app-snapshot.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { KeyringEntries } from '../keyring-entries.ts'
import { NoticeBoard } from '../notice-board.ts'
import { OpenQuestions } from '../open-questions.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { SessionSecrets } from './session-secrets.ts'
import { ShiftChange } from './shift-change.ts'

/** A seat of two agents with stored passwords, the first one signed in. */
async function seatWith(signedOut: Result<null>) {
  const settings = new SettingsService(new FakeSettingsFile())
  settings.activate({ ...exampleProfile, id: 'profile-2', agentId: '20002' })
  settings.activate(exampleProfile)
  settings.activate({ ...exampleProfile, id: 'profile-3', agentId: '20003' })
  settings.change({ activeProfileId: 'profile-1' })
  const vault = new ScriptedVault()
  const keyring = new KeyringEntries({ vault, settings })
  const secrets = new SessionSecrets(keyring, settings)
  for (const id of ['profile-1', 'profile-2']) await secrets.storePassword(id, `secret of ${id}`)
  let shown: readonly Notice[] = []
  const notices = new NoticeBoard((next) => (shown = next))
  const colleagues = { forgetAnswers: vi.fn<(profileId: string) => void>() }
  const session = { signOut: vi.fn(async () => signedOut) }
  const questions = new OpenQuestions(() => undefined)
  const shiftChange = new ShiftChange({ session, settings, secrets, colleagues, questions, notices })
  return {
    ...{ settings, vault, keyring, notices, colleagues, session, shiftChange },
    codes: () => shown.map(({ code }) => code),
  }
}

describe('a shift change', () => {
  it('leaves no profile active, and the gateway of the one that was left as the next one’s', async () => {
    const { settings, vault, colleagues, shiftChange, codes } = await seatWith(success(null))
    expect(await shiftChange.perform()).toEqual(success(null))
    expect(settings.current.activeProfileId).toBeNull()
    expect(settings.current.profiles.at(-1)).toMatchObject({ id: 'profile-1', isPasswordStored: false })
    expect([...vault.entries.keys()]).toEqual(['password:profile-2'])
    expect(colleagues.forgetAnswers).toHaveBeenCalledWith('profile-1')
    expect(codes()).toEqual([])
  })

  it('goes on when the gateway does not answer, and says so until the next one', async () => {
    const { settings, session, shiftChange, codes } = await seatWith(failure({ code: 'gateway-unreachable' }))
    expect(await shiftChange.perform()).toEqual(success(null))
    expect(settings.current.activeProfileId).toBeNull()
    expect(codes()).toEqual(['sign-out-unconfirmed'])
    session.signOut.mockResolvedValue(success(null))
    await shiftChange.perform()
    expect(codes()).toEqual([])
  })

  it('changes and forgets nothing while the gateway refuses the sign-out', async () => {
    const refused = failure({ code: 'gateway-refused', retcode: '100-010' })
    const { settings, vault, colleagues, shiftChange } = await seatWith(refused)
    expect(await shiftChange.perform()).toEqual(refused)
    expect(settings.current.activeProfileId).toBe('profile-1')
    expect(vault.entries.size).toBe(2)
    expect(colleagues.forgetAnswers).not.toHaveBeenCalled()
  })

  it('with a locked keyring leaves the password to be removed, and nobody can use it', async () => {
    const { settings, vault, keyring, shiftChange } = await seatWith(success(null))
    vault.fault = 'keyring-locked'
    expect(await shiftChange.perform()).toEqual(success(null))
    expect(settings.profile('profile-1')).toMatchObject({ isPasswordStored: false })
    vault.fault = null
    await keyring.removeLeftovers()
    expect([...vault.entries.keys()]).toEqual(['password:profile-2'])
  })

  it('lets the next agent be told what the one before has put away', async () => {
    const { notices, shiftChange, codes } = await seatWith(success(null))
    notices.add('password-not-stored')
    notices.dismiss('password-not-stored')
    await shiftChange.perform()
    notices.add('password-not-stored')
    expect(codes()).toEqual(['password-not-stored'])
  })

  it('asked for twice at once is one', async () => {
    const { session, shiftChange } = await seatWith(success(null))
    await Promise.all([shiftChange.perform(), shiftChange.perform()])
    expect(session.signOut).toHaveBeenCalledOnce()
  })
})
