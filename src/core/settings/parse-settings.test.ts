import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { defaultSettings, settingsSchema, settingsVersion } from '../../shared/settings.ts'
import { parseSettings } from './parse-settings.ts'

describe('parseSettings', () => {
  it('takes a current file as it is', () => {
    const content = { ...defaultSettings, language: 'zh-CN', profiles: [exampleProfile], activeProfileId: 'profile-1' }
    expect(parseSettings(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, value: content })
  })

  it.each(Object.keys(defaultSettings))('gives a missing %s its default', (key) => {
    const partial = Object.fromEntries(Object.entries(defaultSettings).filter(([name]) => name !== key))
    expect(parseSettings(partial)).toEqual({ ok: true, value: defaultSettings })
  })

  it('takes an empty object for the defaults', () => {
    expect(parseSettings({})).toEqual({ ok: true, value: defaultSettings })
  })

  it.each([undefined, null, true, 7, 'text', [], [defaultSettings]])('refuses %j, which is no settings', (content) => {
    expect(parseSettings(content)).toEqual({ ok: false, error: { code: 'bad-input', detail: 'settings' } })
  })

  it.each([settingsVersion + 1, 99, 0, -1, 1.5, '1', null])('refuses version %j, which it does not know', (version) => {
    expect(parseSettings({ ...defaultSettings, version })).toEqual({
      ok: false,
      error: { code: 'bad-input', detail: 'version' },
    })
  })

  it('names the fields that are wrong, each once and never their values', () => {
    const profiles = [{ ...exampleProfile, agentId: 'canary', password: 'canary' }]
    const read = parseSettings({ ...defaultSettings, theme: 'canary', profiles })
    expect(read).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    if (read.ok) return
    expect(read.error.detail?.split(', ').sort()).toEqual(['profiles.0.agentId', 'profiles.0.password', 'theme'])
    expect(JSON.stringify(read)).not.toContain('canary')
  })

  it.each(['stranger', '__proto__', 'toString'])('refuses the unknown key %s', (key) => {
    expect(parseSettings(JSON.parse(`{ ${JSON.stringify(key)}: {} }`))).toMatchObject({ ok: false })
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
    expect(parseSettings({ version: settingsVersion - 2, dark: true }, steps)).toEqual({
      ok: true,
      value: { ...defaultSettings, theme: 'dark' },
    })
    expect(parseSettings({ version: settingsVersion - 1, isDark: false }, steps)).toMatchObject({
      ok: true,
      value: { theme: 'light' },
    })
    expect(parseSettings({ ...defaultSettings }, steps)).toEqual({ ok: true, value: defaultSettings })
  })

  it('gives settings that fit the schema, or refuses, whatever the file holds', () => {
    const entry = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(defaultSettings)))
    const content = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings)), entry))
    fc.assert(
      fc.property(content, (value) => {
        const read = parseSettings(value)
        return read.ok ? v.is(settingsSchema, read.value) : read.error.code === 'bad-input'
      }),
    )
  })
})
