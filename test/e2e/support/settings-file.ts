import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSettings, type Settings } from '../../../src/shared/settings.ts'

const settingsPath = (userData: string): string => join(userData, 'settings.json')

/** Writes settings for the next start: the defaults with these changes. */
export function writeSettingsFile(userData: string, patch: Partial<Settings>): void {
  writeSettingsFileText(userData, JSON.stringify({ ...defaultSettings, ...patch }))
}

export function writeSettingsFileText(userData: string, text: string): void {
  mkdirSync(userData, { recursive: true })
  writeFileSync(settingsPath(userData), text)
}

/** The settings that the app has written; the defaults if there is no file. */
export function readSettingsFile(userData: string): Settings {
  try {
    return JSON.parse(readFileSync(settingsPath(userData), 'utf8')) as Settings
  } catch {
    return defaultSettings
  }
}
