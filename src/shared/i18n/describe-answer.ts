import type { AgentInfo } from '../agent-info.ts'
import { availabilityOf, hasConflictingStates, isIdleWithoutVoice } from '../availability.ts'
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
 * The result of a lookup as a short text for a screen reader: who, availability, state and time in
 * it, team, phone.
 */
export function describeAnswer(t: Translator, agent: AgentInfo): string {
  const { name, workno } = agent
  const values = {
    // A gateway without names gives the number as the name.
    who: name === workno || name === '' ? t('sentence.whoNumber', { workno }) : t('sentence.who', { name, workno }),
    availability: availabilityLabel(t, availabilityOf(agent)),
    state: statusLabel(t, agent.status),
  }
  const seconds = agent.currentstatetime
  const parts = [
    seconds === null
      ? t('sentence.found', values)
      : t('sentence.foundSince', { ...values, duration: formatSpokenDuration(t, seconds) }),
    availabilityNote(t, agent),
    agent.groupname && t('sentence.team', { team: agent.groupname }),
    agent.phonenumber && t('sentence.phone', { phone: agent.phonenumber }),
  ]
  return parts.filter(Boolean).join(t.language === 'en' ? ' ' : '')
}
