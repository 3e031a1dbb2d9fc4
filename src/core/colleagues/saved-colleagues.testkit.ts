import { vi } from 'vitest'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { SavedColleagues } from './saved-colleagues.ts'

export const profiles = [exampleProfile, { ...exampleProfile, id: 'profile-2' }] as const

export const worknos = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index))

/** A book as the program has it, of an agent with two profiles, at the first of them. */
export function createSavedColleagues(changes: Partial<Settings> = {}) {
  const clock = new ManualClock()
  const file = new FakeSettingsFile({ ...defaultSettings, profiles, activeProfileId: 'profile-1', ...changes })
  const settings = new SettingsService(file)
  settings.start()
  const onChanged = vi.fn()
  const book = new SavedColleagues({ clock, settings, onChanged })
  settings.onChanged(() => book.applySettings())
  const answer = (workno: string, agent: Partial<AgentInfo> = {}): void =>
    book.note({ agent: { ...exampleAgent, workno, ...agent }, answeredAt: clock.now() })
  return {
    file,
    settings,
    clock,
    onChanged,
    book,
    answer,
    /** A lookup that was answered and noted. */
    lookUp(workno: string, agent: Partial<AgentInfo> = {}): void {
      answer(workno, agent)
      clock.advance(50)
    },
    useProfile: (activeProfileId: string) => settings.change({ activeProfileId }),
    recent: () => book.view.recentColleagues.map(({ workno }) => workno),
    pinned: () => book.view.favouriteColleagues.map(({ workno }) => workno),
  }
}
