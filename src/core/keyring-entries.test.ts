import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../test/fakes/fake-settings-file.ts'
import { ScriptedVault } from '../../test/fakes/scripted-vault.ts'
import { failure, success } from '../shared/result.ts'
import { defaultSettings, maxKeyringAccounts } from '../shared/settings.ts'
import { leftoverAccounts } from './keyring-accounts.ts'
import { KeyringEntries } from './keyring-entries.ts'
import { SettingsService } from './settings/settings-service.ts'

const account = 'password:profile-1'
const notCleared = (detail: string) => failure({ code: 'keyring-not-cleared', detail })

function entriesWith(changes: object = {}, vault = new ScriptedVault()) {
  const content = { ...defaultSettings, profiles: [exampleProfile], ...changes }
  const file = new FakeSettingsFile(content)
  const settings = new SettingsService(file)
  settings.start()
  const heard: string[] = []
  const onRemoved = (removed: { ok: boolean }): void => void heard.push(removed.ok ? 'removed' : 'left')
  const keyring = new KeyringEntries({ vault, settings, onRemoved })
  const mark = (isPasswordStored: boolean) => () => void settings.changeProfile('profile-1', { isPasswordStored })
  return {
    ...{ vault, file, settings, keyring, heard },
    store: (secret = 'secret') => keyring.store(account, secret, mark(true)),
    remove: () => keyring.remove(account, mark(false)),
    listed: () => settings.current.keyringAccounts,
    /** What a start after a kill at this moment would know. */
    afterKill: () => entriesWith(file.saved.at(-1) ?? content, vault),
  }
}

describe('an entry that is stored', () => {
  it('is written down before the keyring is asked, and marked when it has confirmed', async () => {
    const { vault, file, store, settings } = entriesWith()
    let atCall: unknown
    const save = vault.save
    vault.save = (...call) => {
      atCall = file.saved.at(-1)
      return save(...call)
    }
    expect(await store()).toEqual(success(null))
    expect(atCall).toMatchObject({ keyringAccounts: [account], profiles: [{ isPasswordStored: false }] })
    expect(settings.current).toMatchObject({ keyringAccounts: [account], profiles: [{ isPasswordStored: true }] })
    expect(leftoverAccounts(settings.current)).toEqual([])
  })

  it('is not stored at all when it cannot be written down: nobody could find it again', async () => {
    const { vault, file, store, listed } = entriesWith()
    file.isFull = true
    expect(await store()).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } })
    expect(vault.calls).toEqual([])
    expect(listed()).toEqual([])
  })

  it('is replaced although nothing can be written down, since it is known already', async () => {
    const { vault, file, store } = entriesWith({ keyringAccounts: [account] })
    file.isFull = true
    expect(await store('newer')).toEqual(success(null))
    expect(vault.entries.get(account)).toBe('newer')
  })

  it.each(['keyring-locked', 'keyring-absent'] as const)(
    'is not there when the keyring refuses it: %s',
    async (fault) => {
      const { vault, store, listed } = entriesWith()
      vault.fault = fault
      expect(await store()).toEqual(failure({ code: fault }))
      expect(listed()).toEqual([])
    },
  )

  it.each(['keyring-not-answering', 'keyring-failed'] as const)('may be there after all: %s', async (fault) => {
    const { vault, store, listed, settings } = entriesWith()
    vault.fault = fault
    expect(await store()).toEqual(failure({ code: fault }))
    expect(listed()).toEqual([account])
    expect(settings.profile('profile-1')?.isPasswordStored).toBe(false)
  })
})

describe('an entry that the keyring stored after the program had given up', () => {
  it('is found and removed', async () => {
    const { vault, store, keyring, listed } = entriesWith()
    vault.isSlow = true
    await store()
    vault.actLate()
    expect(vault.entries.get(account)).toBe('secret')
    expect(await keyring.removeLeftovers()).toEqual(success(null))
    expect(vault.entries.size).toBe(0)
    expect(listed()).toEqual([])
  })

  it('is found and removed by the next start, when the program was killed before', async () => {
    const { vault, store, afterKill } = entriesWith()
    vault.isSlow = true
    await store()
    const next = afterKill()
    vault.actLate()
    await next.keyring.removeLeftovers()
    expect(vault.entries.size).toBe(0)
  })

  it('stays when it was stored again meanwhile', async () => {
    const { vault, store, keyring } = entriesWith()
    vault.isSlow = true
    await store('first')
    vault.actLate()
    const stored = store('second')
    await keyring.removeLeftovers()
    expect(await stored).toEqual(success(null))
    expect(vault.entries.get(account)).toBe('second')
  })
})

describe('an entry that is removed', () => {
  it('is gone from the keyring, and then from the list', async () => {
    const { vault, store, remove, listed, heard } = entriesWith()
    await store()
    expect(await remove()).toEqual(success(null))
    expect(vault.entries.size).toBe(0)
    expect(listed()).toEqual([])
    expect(heard).toEqual(['removed'])
  })

  it('is not used again although the keyring keeps it, and is removed later', async () => {
    const { vault, store, remove, settings, keyring, heard } = entriesWith()
    await store()
    vault.fault = 'keyring-locked'
    expect(await remove()).toEqual(notCleared('keyring-locked'))
    expect(settings.profile('profile-1')?.isPasswordStored).toBe(false)
    expect(leftoverAccounts(settings.current)).toEqual([account])
    expect(await keyring.removeLeftovers()).toEqual(notCleared('keyring-locked'))
    vault.fault = null
    expect(await keyring.removeLeftovers()).toEqual(success(null))
    expect(vault.entries.size).toBe(0)
    expect(heard).toEqual(['left', 'left', 'removed'])
  })

  it('of settings without a list is known by what they say is used', async () => {
    const profiles = [{ ...exampleProfile, isPasswordStored: true }]
    const { vault, remove, listed } = entriesWith({ profiles })
    vault.fault = 'keyring-locked'
    expect(await remove()).toEqual(notCleared('keyring-locked'))
    expect(listed()).toEqual([account])
  })

  it('and never stored is no question to the keyring', async () => {
    const { vault, remove } = entriesWith()
    expect(await remove()).toEqual(success(null))
    expect(vault.calls).toEqual([])
  })
})

describe('the list', () => {
  it('keeps what is used, and forgets the oldest when it is full', async () => {
    const keyringAccounts = Array.from({ length: maxKeyringAccounts }, (_, number) => `proxy:${number}`)
    const { store, listed } = entriesWith({ keyringAccounts })
    await store()
    expect(listed()).toHaveLength(maxKeyringAccounts)
    expect(listed().at(-1)).toBe(account)
  })

  it('names whatever the keyring holds, whichever way each call ends and whenever the program is killed', async () => {
    const step = fc.record({
      call: fc.constantFrom('store', 'remove', 'removeLeftovers', 'kill'),
      ending: fc.constantFrom('done', 'locked', 'late', 'never'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        let rig = entriesWith()
        const { vault } = rig
        for (const { call, ending } of steps) {
          vault.fault = ending === 'locked' ? 'keyring-locked' : ending === 'never' ? 'keyring-not-answering' : null
          vault.isSlow = ending === 'late'
          if (call === 'store') await rig.store()
          if (call === 'remove') await rig.remove()
          if (call === 'removeLeftovers') await rig.keyring.removeLeftovers()
          if (call === 'kill') rig = rig.afterKill()
          vault.actLate()
          for (const held of vault.entries.keys()) expect(rig.listed()).toContain(held)
        }
        vault.fault = null
        await rig.keyring.removeLeftovers()
        const isUsed = rig.settings.profile('profile-1')?.isPasswordStored === true
        expect([...vault.entries.keys()].filter(() => !isUsed)).toEqual([])
      }),
    )
  })
})
