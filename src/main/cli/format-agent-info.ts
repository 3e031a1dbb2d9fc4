import type { AgentInfo, LookupAnswer } from '../../shared/agent-info.ts'
import { availabilityOf } from '../../shared/availability.ts'
import { availabilityNote } from '../../shared/i18n/describe-answer.ts'
import { describeSignInTime, signInTimeNote } from '../../shared/i18n/describe-sign-in-time.ts'
import { formatDurationInWords } from '../../shared/i18n/format-duration.ts'
import { availabilityLabel, mediaTypeLabel, statusLabel } from '../../shared/i18n/agent-state-labels.ts'
import { signInTimeOf } from '../../shared/sign-in-time.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

/** Formats a colleague as lines for a terminal, with the same fields as the panel's card. */
export function formatAgentInfo(t: Translator, answer: LookupAnswer): string[] {
  const { agent, answeredAt, reasonName } = answer
  const signInTime = signInTimeOf(answer)
  const clockNote = signInTimeNote(t, signInTime)
  const note = availabilityNote(t, agent)
  const rows: [string, string][] = [
    [t('field.name'), agent.name],
    [t('field.workno'), agent.workno],
    [t('field.availability'), availabilityLabel(t, availabilityOf(agent)) + (note === null ? '' : ` (${note})`)],
    [t('field.state'), statusLabel(t, agent.status) + (reasonName === null ? '' : ` · ${reasonName}`)],
    [
      t('field.duration'),
      agent.currentstatetime === null ? t('value.none') : formatDurationInWords(t, agent.currentstatetime),
    ],
    [t('field.team'), agent.groupname || t('value.none')],
    [t('field.phone'), agent.phonenumber || t('value.none')],
    [
      t('field.signed-in'),
      (describeSignInTime(t, signInTime, answeredAt) ?? t('value.none')) +
        (clockNote === null ? '' : ` (${clockNote})`),
    ],
    [t('field.skills'), skills(t, agent) || t('value.none')],
  ]
  return rows.map(([label, value]) => t('value.label', { label, value }))
}

const skills = (t: Translator, agent: AgentInfo): string =>
  agent.skilllist.map(({ name, mediatype }) => t('cli.skill', { name, media: mediaTypeLabel(t, mediatype) })).join(', ')
