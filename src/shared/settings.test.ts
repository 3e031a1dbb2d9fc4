import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { defaultSettings, profileSchema, settingsPatchSchema, settingsSchema, type Profile } from './settings.ts'

const profile: Profile = {
  id: 'profile-1',
  name: 'First',
  gateway: 'https://gateway.example:8043',
  agentId: '20001',
  phone: '70001',
  caFile: null,
  signInMode: 'login',
  isPasswordStored: false,
  isSessionStored: false,
}

describe('settingsSchema', () => {
  it('accepts the defaults as they are', () => {
    expect(v.parse(settingsSchema, defaultSettings)).toEqual(defaultSettings)
  })

  it.each([
    ['language', 'de'],
    ['theme', 'blue'],
    ['textSizePercent', 79],
    ['textSizePercent', 201],
    ['textSizePercent', 100.5],
    ['highestWorkno', 100],
    ['highestWorkno', 1_000_000],
    ['isAlwaysOnTop', 'true'],
    ['requestTimeoutMs', 999],
    ['requestTimeoutMs', 60_001],
    ['replyLimitBytes', 16_383],
    ['replyLimitBytes', 16_777_217],
    ['version', 2],
    ['profiles', Array(21).fill(profile)],
    ['stranger', 1],
  ])('refuses %s to be %j', (key, value) => {
    expect(v.is(settingsSchema, { ...defaultSettings, [key]: value })).toBe(false)
  })
})

describe('profileSchema', () => {
  it('accepts a profile, with and without an extra CA', () => {
    expect(v.is(profileSchema, profile)).toBe(true)
    expect(v.is(profileSchema, { ...profile, caFile: '/etc/ca.pem' })).toBe(true)
  })

  it.each([
    ['id', 'Profile 1'],
    ['gateway', 'gateway.example'],
    ['agentId', '20'],
    ['agentId', '0201'],
    ['phone', '1'.repeat(25)],
    ['caFile', ''],
    ['signInMode', 'forcelogin'],
    ['password', 'canary'],
    ['guid', 'canary'],
  ])('refuses %s to be %j', (key, value) => {
    expect(v.is(profileSchema, { ...profile, [key]: value })).toBe(false)
  })
})

describe('settingsPatchSchema', () => {
  it('accepts each key of its own alone, and nothing at all', () => {
    expect(v.is(settingsPatchSchema, {})).toBe(true)
    const { language, theme, textSizePercent, highestWorkno, isAlwaysOnTop } = defaultSettings
    for (const [key, value] of Object.entries({ language, theme, textSizePercent, highestWorkno, isAlwaysOnTop }))
      expect(v.is(settingsPatchSchema, { [key]: value })).toBe(true)
  })

  it.each(['version', 'profiles', 'activeProfileId', 'requestTimeoutMs', 'replyLimitBytes', 'toString', '__proto__'])(
    'leaves %s to other commands',
    (key) => {
      const patch: unknown = JSON.parse(`{ ${JSON.stringify(key)}: null }`)
      expect(v.is(settingsPatchSchema, patch)).toBe(false)
    },
  )

  it('refuses undefined where a value belongs, so that no setting can be wiped', () => {
    expect(v.is(settingsPatchSchema, { theme: undefined })).toBe(false)
  })
})
