import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  defaultSettings,
  profileSchema,
  settingsPatchSchema,
  settingsSchema,
  type SavedColleague,
  type PanelPosition,
  type Profile,
  type Settings,
} from './settings.ts'

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

const colleague: SavedColleague = { profileId: 'profile-1', workno: '20011', name: '张三', groupname: 'Cards', at: 1 }
const place: PanelPosition = { layout: '0,0,1920x1080@1', x: -8, y: 24 }

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
    ['hotkey', ''],
    ['hotkey', 'Control+C'],
    ['hotkey', 'Shift+Control+Space'],
    ['isPanelPinned', 'true'],
    ['opacityPercent', 39],
    ['opacityPercent', 101],
    ['opacityPercent', 80.5],
    ['trayIcon', 'colour'],
    ['isStartedAtLogin', 1],
    ['isHistoryKept', null],
    ['historyLimit', 4],
    ['historyLimit', 51],
    ['historyDays', 0],
    ['historyDays', 91],
    ['isClipboardRead', 'yes'],
    ['panelPositions', [{ ...place, y: 0.5 }]],
    ['panelPositions', [{ ...place, width: 400 }]],
    ['dismissedLimits', ['no-sound']],
    ['recentColleagues', [{ ...colleague, workno: '99' }]],
    ['recentColleagues', [{ ...colleague, phonenumber: '70942' }]],
    ['recentColleagues', [{ ...colleague, status: 4 }]],
    ['favouriteColleagues', [{ ...colleague, profileId: 'Profile 1' }]],
    ['favouriteColleagues', [{ ...colleague, at: '1' }]],
  ])('refuses %s to be %j', (key, value) => {
    expect(v.is(settingsSchema, { ...defaultSettings, [key]: value })).toBe(false)
  })

  it.each([
    ['hotkey', null],
    ['hotkey', 'F9'],
    ['opacityPercent', 40],
    ['trayIcon', 'light'],
    ['historyLimit', 5],
    ['historyLimit', 50],
    ['historyDays', 1],
    ['historyDays', 90],
    ['panelPositions', [place]],
    ['dismissedLimits', ['no-tray', 'no-hotkey', 'wayland']],
    ['recentColleagues', [colleague]],
    ['favouriteColleagues', [{ ...colleague, groupname: '' }]],
  ])('accepts %s to be %j', (key, value) => {
    expect(v.is(settingsSchema, { ...defaultSettings, [key]: value })).toBe(true)
  })

  it.each<[string, number, (count: number) => unknown]>([
    ['panelPositions', 20, (count) => Array(count).fill(place)],
    ['panelPositions', 1_000, (length) => [{ ...place, layout: 'x'.repeat(length) }]],
    ['recentColleagues', 1_000, (count) => Array(count).fill(colleague)],
    ['recentColleagues', 200, (length) => [{ ...colleague, name: 'x'.repeat(length) }]],
    ['favouriteColleagues', 600, (count) => Array(count).fill(colleague)],
    ['favouriteColleagues', 200, (length) => [{ ...colleague, groupname: 'x'.repeat(length) }]],
  ])('ends %s at %i', (key, limit, valueOf) => {
    expect(v.is(settingsSchema, { ...defaultSettings, [key]: valueOf(limit) })).toBe(true)
    expect(v.is(settingsSchema, { ...defaultSettings, [key]: valueOf(limit + 1) })).toBe(false)
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
  it('accepts each setting that the page may change alone, and nothing at all', () => {
    expect(v.is(settingsPatchSchema, {})).toBe(true)
    const names = Object.keys(settingsPatchSchema.entries) as (keyof Settings)[]
    expect(names).toEqual(expect.arrayContaining(['language', 'theme', 'isHistoryKept', 'isStartedAtLogin']))
    for (const name of names) expect(v.is(settingsPatchSchema, { [name]: defaultSettings[name] })).toBe(true)
  })

  it.each([
    'version',
    'profiles',
    'activeProfileId',
    'requestTimeoutMs',
    'replyLimitBytes',
    'hotkey',
    'panelPositions',
    'recentColleagues',
    'favouriteColleagues',
    'dismissedLimits',
    'toString',
    '__proto__',
  ])('leaves %s to other commands', (key) => {
    const own = Object.hasOwn(defaultSettings, key) ? defaultSettings[key as keyof Settings] : null
    const patch: unknown = JSON.parse(`{ ${JSON.stringify(key)}: ${JSON.stringify(own)} }`)
    expect(v.is(settingsPatchSchema, patch)).toBe(false)
  })

  it.each([
    ['historyLimit', 51],
    ['historyDays', 0],
    ['opacityPercent', 10],
    ['trayIcon', 'red'],
  ])('keeps to the same limits: no %s of %j', (key, value) => {
    expect(v.is(settingsPatchSchema, { [key]: value })).toBe(false)
  })

  it('refuses undefined where a value belongs, so that no setting can be wiped', () => {
    expect(v.is(settingsPatchSchema, { theme: undefined })).toBe(false)
  })
})
