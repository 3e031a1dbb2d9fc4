import type { AppSnapshot, ProfileView } from '../../shared/app-snapshot.ts'
import { pageSettingNames, type PageSettings, type Profile, type Settings } from '../../shared/settings.ts'
import { isSharedSeat } from '../session/shared-seat.ts'
import type { SettingsService } from './settings-service.ts'

/** The part of the snapshot that comes from the settings. */
export function settingsView({
  current,
  activeProfile,
}: Pick<SettingsService, 'current' | 'activeProfile'>): Pick<
  AppSnapshot,
  'settings' | 'profile' | 'profiles' | 'isSharedSeat' | 'pins'
> {
  return {
    settings: pageSettings(current),
    profile: activeProfile && profileView(activeProfile),
    profiles: current.profiles.map(profileView),
    isSharedSeat: isSharedSeat(current),
    pins: current.pins,
  }
}

/** The settings without those that are hidden from the page. */
export const pageSettings = (settings: Settings): PageSettings =>
  // The cast: names and values come from the same list of settings.
  Object.fromEntries(pageSettingNames.map((name) => [name, settings[name]])) as PageSettings

/** A profile without the marker that matters to main alone. */
const profileView = ({ isSessionStored: _, ...view }: Profile): ProfileView => view
