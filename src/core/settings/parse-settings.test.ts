import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { defaultSettings, maxProfiles, settingsSchema, settingsVersion } from '../../shared/settings.ts'
import { parseSettings } from './parse-settings.ts'

describe('parseSettings', () => {
  it('takes a current file as it is', () => {
    const content = { ...defaultSettings, language: 'zh-CN', profiles: [exampleProfile], activeProfileId: 'profile-1' }
    expect(parseSettings(JSON.parse(JSON.stringify(content)))).toEqual(whole(content))
  })

  it.each(Object.keys(defaultSettings))('gives a missing %s its default', (key) => {
    const partial = Object.fromEntries(Object.entries(defaultSettings).filter(([name]) => name !== key))
    expect(parseSettings(partial)).toEqual(whole(defaultSettings))
  })

  it('takes an empty object for the defaults', () => {
    expect(parseSettings({})).toEqual(whole(defaultSettings))
  })

  it.each([undefined, null, true, 7, 'text', [], [defaultSettings]])('refuses %j, which is no settings', (content) => {
    expect(parseSettings(content)).toEqual({ ok: false, error: { code: 'bad-input', detail: 'settings' } })
  })

  it.each([settingsVersion + 1, 99])('refuses version %j, which it does not know', (version) => {
    expect(parseSettings({ ...defaultSettings, version })).toEqual({
      ok: false,
      error: { code: 'bad-input', detail: 'version' },
    })
  })

  it.each([0, -1, 1.5, '1', null])('takes version %j, which nobody wrote, for one value that is lost', (version) => {
    expect(parseSettings({ ...defaultSettings, theme: 'dark', version })).toEqual(
      lostOnly(['version'], { ...defaultSettings, theme: 'dark' }),
    )
  })

  it.each(['stranger', '__proto__', 'toString'])('drops the unknown key %s and names it', (key) => {
    const content = JSON.parse(`{ "theme": "dark", ${JSON.stringify(key)}: {} }`) as unknown
    expect(parseSettings(content)).toEqual(lostOnly([key], { ...defaultSettings, theme: 'dark' }))
  })

  it('goes through each migration in its order, and says the version itself', () => {
    const steps = {
      [settingsVersion - 2]: ({ dark, ...rest }: Record<string, unknown>) => ({ ...rest, isDark: dark }),
      [settingsVersion - 1]: ({ isDark, ...rest }: Record<string, unknown>) => ({
        ...rest,
        theme: isDark === true ? 'dark' : 'light',
      }),
      [settingsVersion]: () => ({ theme: 'blue' }),
    }
    expect(parseSettings({ version: settingsVersion - 2, dark: true }, steps)).toEqual(
      whole({ ...defaultSettings, theme: 'dark' }),
    )
    expect(parseSettings({ version: settingsVersion - 1, isDark: false }, steps)).toMatchObject({
      ok: true,
      value: { settings: { theme: 'light' } },
    })
    expect(parseSettings({ ...defaultSettings }, steps)).toEqual(whole(defaultSettings))
  })

  it('gives settings that fit the schema, or refuses, whatever the file holds', () => {
    const entry = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(defaultSettings)))
    const profile = fc.record(Object.fromEntries(Object.keys(exampleProfile).map((key) => [key, fc.jsonValue()])), {
      requiredKeys: [],
    })
    const profiles = fc.record({ profiles: fc.array(fc.oneof(profile, fc.constant(exampleProfile), fc.jsonValue())) })
    const content = fc.oneof(
      fc.jsonValue(),
      profiles,
      fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings)), entry),
    )
    fc.assert(
      fc.property(content, (value) => {
        const read = parseSettings(value)
        return read.ok ? v.is(settingsSchema, read.value.settings) : read.error.code === 'bad-input'
      }),
    )
  })
})

describe('a value that does not fit', () => {
  const stored = { ...defaultSettings, language: 'zh-CN', profiles: [exampleProfile, { ...exampleProfile, id: 'two' }] }

  it.each([
    ['textSizePercent', 999],
    ['theme', 'blue'],
    ['hotkey', 7],
    ['historyDays', null],
    ['activeProfileId', {}],
    ['profiles', 'none'],
  ] as const)('costs %s alone, and is named', (name, value) => {
    expect(parseSettings({ ...stored, [name]: value })).toEqual(
      lostOnly([name], { ...stored, [name]: defaultSettings[name] }),
    )
  })

  it.each([
    ['phone', 70001, ''],
    ['name', 'x'.repeat(61), ''],
    ['caFile', '', null],
    ['signInMode', 'force', 'login'],
    ['isPasswordStored', 'yes', false],
  ])('of a profile costs its %s alone', (field, value, fallback) => {
    const profiles = [{ ...exampleProfile, [field]: value }, stored.profiles[1]]
    expect(parseSettings({ ...stored, profiles })).toEqual(
      lostOnly([`profiles.0.${field}`], {
        ...stored,
        profiles: [{ ...exampleProfile, [field]: fallback }, profiles[1]],
      }),
    )
  })

  it.each(['id', 'gateway', 'agentId'])('that says whose profile it is (%s) costs that profile alone', (field) => {
    const profiles = [{ ...exampleProfile, [field]: 7 }, stored.profiles[1]]
    expect(parseSettings({ ...stored, profiles })).toEqual(
      lostOnly(['profiles.0'], { ...stored, profiles: [profiles[1]] }),
    )
  })

  it('of another list costs that entry alone', () => {
    const pin = { gateway: exampleProfile.gateway, fingerprint256: Array(32).fill('0A').join(':') }
    expect(parseSettings({ ...stored, pins: [{ ...pin, fingerprint256: 'short' }, pin] })).toEqual(
      lostOnly(['pins.0'], { ...stored, pins: [pin] }),
    )
  })

  it('for being too long loses its end alone', () => {
    const profiles = Array.from({ length: maxProfiles + 2 }, (_, index) => ({ ...exampleProfile, id: `p-${index}` }))
    expect(parseSettings({ ...stored, profiles })).toEqual(
      lostOnly(['profiles'], { ...stored, profiles: profiles.slice(0, maxProfiles) }),
    )
  })

  it('is named and never shown: it may be a secret that somebody wrote there', () => {
    const profiles = [{ ...exampleProfile, phone: { canary: 1 }, password: 'canary' }]
    const read = parseSettings({ ...stored, theme: 'canary', profiles })
    expect(read).toMatchObject({ ok: true, value: { lost: ['theme', 'profiles.0.phone', 'profiles.0.password'] } })
    expect(JSON.stringify(read)).not.toContain('canary')
  })
})

const whole = (settings: unknown) => lostOnly([], settings)
const lostOnly = (lost: readonly string[], settings: unknown) => ({ ok: true, value: { settings, lost } })
