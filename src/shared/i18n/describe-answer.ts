import type { AgentInfo, LookupAnswer } from '../agent-info.ts'
import {
  availabilityOf,
  hasConflictingStates,
  isIdleWithoutVoice,
  restReason,
  stateAddsToAvailability,
} from '../availability.ts'
import { signInTimeOf } from '../sign-in-time.ts'
import { formatSignInTime } from './describe-sign-in-time.ts'
import { formatSpokenDuration } from './format-duration.ts'
import { availabilityLabel, ctiStatusLabel, statusLabel } from './agent-state-labels.ts'
import type { Translator } from './translator.ts'

/** Why the availability differs from what the state alone says; null when it does not. */
export function availabilityNote(t: Translator, agent: AgentInfo): string | null {
  if (agent.ctiStatus !== null && hasConflictingStates(agent)) {
    const state = statusLabel(t, agent.status)
    return t('availabilityNote.contradiction', { state, platformState: ctiStatusLabel(t, agent.ctiStatus) })
  }
  const availability = availabilityOf(agent)
  if (agent.inMultimediaConf === true && availability === 'busy') return t('availabilityNote.conference')
  return availability !== 'offline' && isIdleWithoutVoice(agent) ? t('availabilityNote.noVoice') : null
}

/**
 * The result of a lookup for a screen reader, in the order of the card: availability, state and the
 * time in it; name and number; phone, team, how many skills, and when they signed in. Nobody can
 * transfer to who is signed out: their phone comes last.
 */
export function describeAnswer(t: Translator, answer: LookupAnswer): string {
  const { agent, answeredAt, reasonName } = answer
  const { name, workno, phonenumber } = agent
  const isOffline = availabilityOf(agent) === 'offline'
  const phone = phonenumber && t('sentence.phone', { phone: phonenumber })
  const time = formatSignInTime(t, signInTimeOf(answer), answeredAt)
  const parts = [
    ...verdictSentences(t, agent, reasonName),
    availabilityNote(t, agent),
    // A gateway without names gives the number as the name.
    name === workno || name === '' ? t('sentence.whoNumber', { workno }) : t('sentence.who', { name, workno }),
    !isOffline && phone,
    agent.groupname && t('sentence.team', { team: agent.groupname }),
    agent.skilllist.length > 0 && t('sentence.skills', { count: agent.skilllist.length }),
    time !== null && t('sentence.signedIn', { time }),
    isOffline && phone,
  ]
  return parts.filter(Boolean).join(t.language === 'en' ? ' ' : '')
}

function verdictSentences(t: Translator, agent: AgentInfo, reasonName: string | null): readonly string[] {
  const availability = availabilityLabel(t, availabilityOf(agent))
  const reason = restReason(agent, reasonName)
  const label = statusLabel(t, agent.status)
  const hasState = stateAddsToAvailability(agent)
  const state = !hasState ? availability : reason === null ? label : t('sentence.reason', { state: label, reason })
  const seconds = agent.currentstatetime
  const stated =
    seconds === null
      ? t('sentence.state', { state })
      : t('sentence.stateFor', { state, duration: formatSpokenDuration(t, seconds) })
  return hasState ? [t('sentence.availability', { availability }), stated] : [stated]
}
