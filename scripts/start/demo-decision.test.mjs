import { describe, expect, it } from 'vitest'
import { isDemo, isWindowless, settingsFile } from './demo-decision.mjs'

const configured = JSON.stringify({ profiles: [{ gateway: 'https://gateway.example' }] })

describe('demo mode', () => {
  it('is for a clone in which no gateway is configured, also for a lookup', () => {
    expect(isDemo([], undefined)).toBe(true)
    expect(isDemo([], '{}')).toBe(true)
    expect(isDemo([], '{"profiles":[]}')).toBe(true)
    expect(isDemo(['lookup', '20011', '--json'], undefined)).toBe(true)
  })

  it('is off once a gateway is configured', () => {
    expect(isDemo([], configured)).toBe(false)
    expect(isDemo(['lookup', '20011'], configured)).toBe(false)
  })

  it('is off when the arguments name a gateway, or are about the session, the help or the version', () => {
    expect(isDemo(['--gateway', 'https://gateway.example'], undefined)).toBe(false)
    expect(isDemo(['--gateway=https://gateway.example'], undefined)).toBe(false)
    expect(isDemo(['--demo-profile=given.json'], undefined)).toBe(false)
    expect(isDemo(['session', 'status'], undefined)).toBe(false)
    expect(isDemo(['--version'], undefined)).toBe(false)
  })

  it('is off when the settings cannot be read', () => {
    expect(isDemo([], '{"profiles":[{"gate')).toBe(false)
  })
})

it('knows which arguments need no window', () => {
  expect(isWindowless(['lookup', '20011'])).toBe(true)
  expect(isWindowless(['session', 'status'])).toBe(true)
  expect(isWindowless(['--help'])).toBe(true)
  expect(isWindowless([])).toBe(false)
  expect(isWindowless(['--gateway=https://gateway.example'])).toBe(false)
})

describe('the settings file', () => {
  it('is where Electron keeps the app’s data', () => {
    expect(settingsFile([], 'linux', {}, '/home/a')).toBe('/home/a/.config/AgentBar/settings.json')
    expect(settingsFile([], 'linux', { XDG_CONFIG_HOME: '/c' }, '/home/a')).toBe('/c/AgentBar/settings.json')
    expect(settingsFile([], 'darwin', {}, '/Users/a')).toContain('/Library/Application Support/AgentBar/')
    expect(settingsFile([], 'win32', { APPDATA: 'roaming' }, 'home')).toMatch(/^roaming.AgentBar.settings\.json$/)
  })

  it('is in the folder that the arguments name', () => {
    expect(settingsFile(['--user-data-dir=/data'], 'linux', {}, '/home/a')).toBe('/data/settings.json')
  })
})
