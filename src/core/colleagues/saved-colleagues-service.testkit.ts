import { vi } from 'vitest'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { SavedColleaguesService } from './saved-colleagues-service.ts'

export const profiles = [exampleProfile, { ...exampleProfile, id: 'profile-2' }] as const

export const worknos = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index))

/** Saved colleagues as the program creates them. There are two profiles; the first is active. */
export function createSavedColleagues(changes: Partial<Settings> = {}) {
  const clock = new ManualClock()
  const file = new FakeSettingsFile({ ...defaultSettings, profiles, activeProfileId: 'profile-1', ...changes })
  const settings = new SettingsService(file)
  settings.start()
  const onChanged = vi.fn()
  const colleagues = new SavedColleaguesService({ clock, settings, onChanged })
  settings.onChanged(() => colleagues.applySettings())
  const answer = (workno: string, agent: Partial<AgentInfo> = {}): void =>
    colleagues.recordLookup({
      agent: { ...exampleAgent, workno, ...agent },
      profileId: settings.current.activeProfileId ?? 'none',
      answeredAt: clock.now(),
    })
  return {
    file,
    settings,
    clock,
    onChanged,
    colleagues,
    answer,
    /** A lookup whose answer was noted. */
    lookUp(workno: string, agent: Partial<AgentInfo> = {}): void {
      answer(workno, agent)
      clock.advance(50)
    },
    useProfile: (activeProfileId: string) => settings.change({ activeProfileId }),
    recent: () => colleagues.view.recentColleagues.map(({ workno }) => workno),
    favourites: () => colleagues.view.favouriteColleagues.map(({ workno }) => workno),
  }
}
