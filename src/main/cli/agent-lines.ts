import type { AgentInfo } from '../../shared/agent-info.ts'
import { availabilityOf } from '../../shared/availability.ts'
import { verdictNote } from '../../shared/i18n/answer-words.ts'
import { clockTimeText } from '../../shared/i18n/date-time.ts'
import { durationText } from '../../shared/i18n/duration.ts'
import { availabilityWord, mediaWord, statusWord } from '../../shared/i18n/state-words.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

/** A colleague as lines of text for a terminal: what the card shows at a glance. */
export function agentLines(t: Translator, agent: AgentInfo, now: number): string[] {
  const note = verdictNote(t, agent)
  const rows: [string, string][] = [
    [t('field.name'), agent.name],
    [t('field.workno'), agent.workno],
    [t('field.availability'), availabilityWord(t, availabilityOf(agent)) + (note === null ? '' : ` (${note})`)],
    [t('field.state'), statusWord(t, agent.status)],
    [t('field.duration'), agent.currentstatetime === null ? t('value.none') : durationText(t, agent.currentstatetime)],
    [t('field.team'), agent.groupname || t('value.none')],
    [t('field.phone'), agent.phonenumber || t('value.none')],
    [
      t('field.signed-in'),
      agent.logindate === null ? t('value.none') : clockTimeText(t.language, agent.logindate, now),
    ],
    [t('field.skills'), skills(t, agent) || t('value.none')],
  ]
  return rows.map(([label, value]) => t('value.label', { label, value }))
}

const skills = (t: Translator, agent: AgentInfo): string =>
  agent.skilllist.map(({ name, mediatype }) => t('cli.skill', { name, media: mediaWord(t, mediatype) })).join(', ')
