import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { defaultSettings, settingsPatchSchema } from '../../shared/settings.ts'
import { settingsView } from './settings-view.ts'

const pin = { gateway: exampleProfile.gateway, fingerprint256: Array(32).fill('0A').join(':') }
const current = { ...defaultSettings, profiles: [exampleProfile], activeProfileId: exampleProfile.id, pins: [pin] }

describe('settingsView', () => {
  it('shows every setting that the page may change, and the time-out, which it may only read', () => {
    const { settings } = settingsView({ current, activeProfile: null })
    expect(Object.keys(settings).sort()).toEqual(
      [...Object.keys(settingsPatchSchema.entries), 'requestTimeoutMs'].sort(),
    )
  })

  it.each(['recentColleagues', 'favouriteColleagues', 'panelPositions', 'proxiesWithCredentials', 'profiles', 'pins'])(
    'keeps %s out of the page’s settings',
    (name) => {
      expect(settingsView({ current, activeProfile: null }).settings).not.toHaveProperty(name)
    },
  )

  it('shows the values of the moment', () => {
    const view = settingsView({ current: { ...current, theme: 'dark', historyDays: 3 }, activeProfile: null })
    expect(view.settings).toMatchObject({ theme: 'dark', historyDays: 3, language: 'system' })
  })

  it('shows profiles without the marker of a stored session, and the pins', () => {
    const { isSessionStored: _, ...shown } = exampleProfile
    expect(settingsView({ current, activeProfile: exampleProfile })).toMatchObject({ profile: shown, pins: [pin] })
    const { profile, profiles } = settingsView({ current, activeProfile: exampleProfile })
    for (const view of [profile, ...profiles]) expect(view).toEqual(shown)
  })

  it('has no active profile before the first sign-in', () => {
    expect(settingsView({ current: defaultSettings, activeProfile: null })).toMatchObject({
      profile: null,
      profiles: [],
    })
  })
})
