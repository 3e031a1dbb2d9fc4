import { describe, expect, it, vi } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { SettingsService } from './settings-service.ts'

function started(content?: unknown, isBroken = false) {
  const file = new FakeSettingsFile(content, isBroken)
  const settings = new SettingsService(file)
  return { file, settings, start: settings.start() }
}

describe('starting', () => {
  it('begins with the defaults when there is no file, and puts nothing aside', () => {
    const { settings, file, start } = started()
    expect(start).toEqual({ setAsideAs: null })
    expect(settings.current).toEqual(defaultSettings)
    expect(file).toMatchObject({ saved: [], setAsides: 0 })
  })

  it('takes a good file as it is', () => {
    const content = { ...defaultSettings, theme: 'dark', profiles: [exampleProfile], activeProfileId: 'profile-1' }
    const { settings, start } = started(content)
    expect(start).toEqual({ setAsideAs: null })
    expect(settings.current).toEqual(content)
    expect(settings.activeProfile).toEqual(exampleProfile)
  })

  it.each([
    ['a file that cannot be parsed', undefined, true],
    ['a file that is no object', [], false],
    ['a null', null, false],
    ['a value outside the schema', { ...defaultSettings, theme: 'blue' }, false],
    ['a version from the future', { ...defaultSettings, version: 99 }, false],
  ])('puts %s aside, says under which name, and begins with the defaults', (_, content, isBroken) => {
    const { settings, file, start } = started(content, isBroken)
    expect(start).toEqual({ setAsideAs: 'settings.broken.json' })
    expect(file).toMatchObject({ saved: [], setAsides: 1 })
    expect(settings.current).toEqual(defaultSettings)
  })

  it('has no active profile when the file names one that is not there', () => {
    expect(started({ ...defaultSettings, activeProfileId: 'profile-9' }).settings.activeProfile).toBeNull()
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
