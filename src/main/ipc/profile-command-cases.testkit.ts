import { expect } from 'vitest'
import type { CommandName } from '../../shared/commands.ts'
import { failure, success } from '../../shared/result.ts'
import { createCommandHarness, type CommandTests } from './command-harness.testkit.ts'

const secondProfile = { gateway: 'https://other.example:8043', agentId: '20002' }

/** The commands that change which agent and gateway this seat works with. */
export const profileCommandCases = {
  changeShift: {
    'signs out, and leaves nobody to be restored at the next start': async () => {
      const { call, signIn, settings, session, gateway, vault } = createCommandHarness()
      await signIn()
      expect(await call('changeShift')).toEqual(success(null))
      expect(session.view).toEqual({ state: 'signed-out', problem: null })
      expect(gateway.guid).toBeUndefined()
      expect(settings.current).toMatchObject({
        activeProfileId: null,
        profiles: [{ agentId: '20001', isPasswordStored: false, isSessionStored: false }],
      })
      expect(await vault.read('password:profile-1')).toEqual(success(null))
    },
    'changes nothing while the gateway refuses the sign-out': async () => {
      const { call, signIn, settings, session, gateway } = createCommandHarness()
      await signIn()
      const before = settings.current
      gateway.signOutFault = '100-010'
      expect(await call('changeShift')).toMatchObject({ ok: false, error: { retcode: '100-010' } })
      expect(settings.current).toEqual(before)
      expect(session.view).toMatchObject({ state: 'signed-in' })
    },
  },
  selectProfile: {
    'signs the former profile out, and goes on as the one that was chosen': async () => {
      const { call, signIn, signInInput, session, gateway, activeId } = createCommandHarness()
      await signIn()
      const former = activeId()
      await call('signOut')
      await call('signIn', { ...signInInput, ...secondProfile })
      expect(await call('selectProfile', former)).toEqual(success(null))
      expect(activeId()).toBe(former)
      expect(gateway.paths.filter((path) => path.startsWith('DELETE'))).toHaveLength(2)
      expect(session.view).toMatchObject({ state: 'signed-in', agentId: '20001' })
    },
    'changes nothing while the gateway refuses the sign-out': async () => {
      const { call, signIn, signInInput, gateway, activeId } = createCommandHarness()
      await signIn()
      const former = activeId()
      await call('signOut')
      await call('signIn', { ...signInInput, ...secondProfile })
      gateway.signOutFault = '100-010'
      expect(await call('selectProfile', former)).toMatchObject({ ok: false, error: { retcode: '100-010' } })
      expect(activeId()).not.toBe(former)
    },
  },
  renameProfile: {
    'gives a profile the name without the space around it': async () => {
      const { call, signIn, settings, activeId } = createCommandHarness()
      await signIn()
      expect(await call('renameProfile', { id: activeId(), name: ' Head office ' })).toEqual(success(null))
      expect(settings.activeProfile).toMatchObject({ name: 'Head office' })
    },
    'refuses a profile that is not there': async () => {
      const { call } = createCommandHarness()
      expect(await call('renameProfile', { id: 'profile-9', name: 'x' })).toEqual(
        failure({ code: 'bad-input', detail: 'profile' }),
      )
    },
  },
  removeProfile: {
    'signs the active one out and removes what the keyring holds of it': async () => {
      const { call, signIn, settings, vault, gateway, activeId } = createCommandHarness()
      const forgotten: string[] = []
      const forget = vault.forget.bind(vault)
      vault.forget = (account) => {
        forgotten.push(account)
        return forget(account)
      }
      await signIn()
      const id = activeId()
      expect(await call('removeProfile', id)).toEqual(success(null))
      expect(settings.current).toMatchObject({ profiles: [], activeProfileId: null })
      expect(gateway.guid).toBeUndefined()
      expect(forgotten.filter((account) => account.includes(id)).length).toBeGreaterThanOrEqual(2)
    },
  },
} satisfies Partial<CommandTests<CommandName>>
