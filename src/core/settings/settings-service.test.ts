import { describe, expect, it, vi } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { SettingsService } from './settings-service.ts'

function started(content?: unknown) {
  return startedWith(new FakeSettingsFile(content))
}

function startedWith(file: FakeSettingsFile) {
  const settings = new SettingsService(file)
  return { file, settings, start: settings.start() }
}

describe('starting', () => {
  it('begins with the defaults when there is no file, and finds no damage', () => {
    const { settings, file } = started()
    expect(settings.damage).toBeNull()
    expect(settings.current).toEqual(defaultSettings)
    settings.keepDamagedFile()
    expect(file).toMatchObject({ saved: [], copies: 0 })
  })

  it('takes a good file as it is', () => {
    const content = { ...defaultSettings, theme: 'dark', profiles: [exampleProfile], activeProfileId: 'profile-1' }
    const { settings } = started(content)
    expect(settings.damage).toBeNull()
    expect(settings.current).toEqual(content)
    expect(settings.activeProfile).toEqual(exampleProfile)
  })

  it.each([
    ['a file that cannot be understood', 'nothing of ours'],
    ['a file that is no object', '[]'],
    ['a null', 'null'],
    ['a version from the future', '{"version":99}'],
  ])('begins with the defaults for %s, which is a total loss', (_, text) => {
    const { settings } = startedWith(FakeSettingsFile.withText(text))
    expect(settings.damage).toEqual({ isTotal: true, keptAs: null, lost: [] })
    expect(settings.current).toEqual(defaultSettings)
  })

  it('loses one bad value alone', () => {
    const { settings } = started({ ...defaultSettings, theme: 'blue', language: 'en', profiles: [exampleProfile] })
    expect(settings.damage).toEqual({ isTotal: false, keptAs: null, lost: ['theme'] })
    expect(settings.current).toMatchObject({ theme: 'system', language: 'en', profiles: [exampleProfile] })
  })

  it('has no active profile when the file names one that is not there', () => {
    expect(started({ ...defaultSettings, activeProfileId: 'profile-9' }).settings.activeProfile).toBeNull()
  })
})

describe('a damaged file', () => {
  const damaged = { ...defaultSettings, theme: 'blue', language: 'en' }
  const kept = { isTotal: false, keptAs: 'settings.broken.json', lost: ['theme'] }

  it('is not touched by a start', () => {
    expect(started(damaged).file).toMatchObject({ saved: [], copies: 0 })
  })

  it('is kept under another name before the first write, once, and the damage is written down', () => {
    const { settings, file } = started(damaged)
    settings.change({ theme: 'dark' })
    settings.change({ theme: 'light' })
    expect(file.copies).toBe(1)
    expect(file.saved.at(-1)).toMatchObject({ theme: 'light', language: 'en', fileDamage: kept })
    expect(settings.damage).toEqual(kept)
  })

  it('that a command wrote over is still told of at the next start, until the agent dismisses it', () => {
    const command = started(damaged)
    command.settings.activate(exampleProfile)
    const panel = started(command.file.saved.at(-1))
    expect(panel.settings.damage).toEqual(kept)
    panel.settings.dismissDamage()
    expect(panel.settings.damage).toBeNull()
    expect(started(panel.file.saved.at(-1)).settings.damage).toBeNull()
  })

  it('that cannot be kept under another name is never written over', () => {
    const { settings, file } = started(damaged)
    file.isFull = true
    settings.keepDamagedFile()
    settings.dismissDamage()
    expect(settings.change({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } })
    expect(file.saved).toEqual([])
    file.isFull = false
    expect(settings.change({ theme: 'dark' })).toEqual({ ok: true, value: null })
    expect(file).toMatchObject({ copies: 1, saved: [{ theme: 'dark', fileDamage: null }] })
  })
})

describe('a file that cannot be read', () => {
  it('may be good: the program works from memory, says so, and never writes over it', () => {
    const { settings, file, start } = startedWith(FakeSettingsFile.unreadable())
    expect(start).toEqual({ unreadable: 'settings.json: EACCES' })
    expect(settings.damage).toBeNull()
    expect(settings.change({ theme: 'dark' })).toEqual({
      ok: false,
      error: { code: 'settings-not-saved', detail: 'settings.json: EACCES' },
    })
    settings.changeLater({ language: 'en' })
    settings.flush()
    settings.keepDamagedFile()
    expect(settings.current).toMatchObject({ theme: 'dark', language: 'en' })
    expect(file).toMatchObject({ saved: [], copies: 0 })
  })
})

describe('changing', () => {
  it('writes the whole settings and tells the listeners', () => {
    const { settings, file } = started()
    const heard = vi.fn()
    const end = settings.onChanged(heard)
    expect(settings.change({ theme: 'dark' })).toEqual({ ok: true, value: null })
    const changed = { ...defaultSettings, theme: 'dark' }
    expect(file.saved).toEqual([changed])
    expect(heard).toHaveBeenCalledExactlyOnceWith(changed)
    end()
    settings.change({ theme: 'light' })
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('keeps a change that cannot be written for this run, and says so', () => {
    const { settings, file } = started()
    const heard = vi.fn()
    settings.onChanged(heard)
    file.isFull = true
    expect(settings.change({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } })
    expect(settings.current.theme).toBe('dark')
    expect(heard).toHaveBeenCalledOnce()
  })

  it('never changes settings that it gave out, nor the defaults', () => {
    const { settings } = started()
    const before = settings.current
    settings.activate(exampleProfile)
    expect(before).toEqual(defaultSettings)
    expect(defaultSettings.profiles).toEqual([])
  })
})

describe('changing later', () => {
  it('applies and notifies at once, but writes only when asked to', () => {
    const { settings, file } = started()
    const heard = vi.fn()
    settings.onChanged(heard)
    settings.changeLater({ theme: 'dark' })
    const changed = { ...defaultSettings, theme: 'dark' }
    expect(settings.current).toEqual(changed)
    expect(heard).toHaveBeenCalledExactlyOnceWith(changed)
    expect(file.saved).toEqual([])
    expect(settings.flush()).toEqual({ ok: true, value: null })
    expect(file.saved).toEqual([changed])
  })

  it('is written once however often it was changed, and not again', () => {
    const { settings, file } = started()
    settings.changeLater({ theme: 'dark' })
    settings.changeLater({ language: 'en' })
    settings.flush()
    settings.flush()
    expect(file.saved).toEqual([{ ...defaultSettings, theme: 'dark', language: 'en' }])
  })

  it('goes with the next change that is written', () => {
    const { settings, file } = started()
    settings.changeLater({ theme: 'dark' })
    settings.change({ language: 'en' })
    settings.flush()
    expect(file.saved).toEqual([{ ...defaultSettings, theme: 'dark', language: 'en' }])
  })

  it('writes nothing when nothing was left to be written', () => {
    const { settings, file } = started()
    expect(settings.flush()).toEqual({ ok: true, value: null })
    expect(file.saved).toEqual([])
  })

  it('says so when it cannot be written', () => {
    const { settings, file } = started()
    settings.changeLater({ theme: 'dark' })
    file.isFull = true
    expect(settings.flush()).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } })
    expect(settings.current.theme).toBe('dark')
  })
})

describe('every write', () => {
  it('reports its result, also when nobody waits for it', () => {
    const file = new FakeSettingsFile()
    const heard: (string | null)[] = []
    const settings = new SettingsService(file, (saved) => heard.push(saved.ok ? null : saved.error.code))
    settings.start()
    settings.activate(exampleProfile)
    file.isFull = true
    settings.changeProfile('profile-1', { isSessionStored: true })
    settings.changeLater({ theme: 'dark' })
    settings.flush()
    file.isFull = false
    settings.change({ theme: 'light' })
    expect(heard).toEqual([null, 'settings-not-saved', 'settings-not-saved', null])
  })
})

describe('profiles', () => {
  it('are added once and replaced afterwards; the last one activated is the active one', () => {
    const { settings } = started()
    const other = { ...exampleProfile, id: 'profile-2', agentId: '20002' }
    settings.activate(exampleProfile)
    settings.activate(other)
    settings.activate({ ...exampleProfile, phone: '70099' })
    expect(settings.current.profiles.map(({ id, phone }) => [id, phone])).toEqual([
      ['profile-2', '70001'],
      ['profile-1', '70099'],
    ])
    expect(settings.activeProfile).toMatchObject({ id: 'profile-1', phone: '70099' })
    expect(settings.profile('profile-2')).toEqual(other)
    expect(settings.profile('profile-3')).toBeUndefined()
  })

  it('are changed one at a time', () => {
    const { settings, file } = started()
    settings.activate({ ...exampleProfile, id: 'profile-2' })
    settings.activate(exampleProfile)
    settings.changeProfile('profile-1', { isSessionStored: true })
    expect(settings.profile('profile-1')?.isSessionStored).toBe(true)
    expect(settings.profile('profile-2')?.isSessionStored).toBe(false)
    expect(file.saved.at(-1)).toEqual(settings.current)
  })

  it('are not written for a change that changes nothing, or is of an unknown one', () => {
    const { settings, file } = started()
    settings.activate(exampleProfile)
    expect(settings.changeProfile('profile-1', { isSessionStored: false })).toEqual({ ok: true, value: null })
    expect(settings.changeProfile('profile-9', { isSessionStored: true })).toEqual({ ok: true, value: null })
    expect(file.saved).toHaveLength(1)
  })
})
