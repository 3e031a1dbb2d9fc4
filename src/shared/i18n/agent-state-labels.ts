import type { Availability } from '../availability.ts'
import { isMessageKey, type Translator } from './translator.ts'

export const availabilityLabel = (t: Translator, availability: Availability): string =>
  t(`availability.${availability}`)

/** The gateway's status, table 1 (docs/gateway.md §3.1). An unlisted number is "unknown (n)". */
export const statusLabel = (t: Translator, status: number): string => listedLabel(t, 'status', status)

/** The CTI platform's status, table 2 (docs/gateway.md §3.2). Its numbers differ from table 1. */
export const ctiStatusLabel = (t: Translator, ctiStatus: number): string => listedLabel(t, 'cti', ctiStatus)

/** The media type of a skill (docs/gateway.md §3.3). An unlisted number is "media n". */
export function mediaTypeLabel(t: Translator, mediatype: number | null): string {
  if (mediatype === null) return t('media.none')
  const key = `media.${mediatype}`
  return isMessageKey(key) ? t(key) : t('media.unlisted', { number: String(mediatype) })
}

/** True when the media type has a label of its own, so that its number need not be shown. */
export const isKnownMediaType = (mediatype: number): boolean => isMessageKey(`media.${mediatype}`)

const mediaServers = ['cti', 'webm', 'mailm'] as const

export interface MediaServerLabel {
  readonly server: string
  readonly state: string
}

/**
 * The labels for the letters `T` (signed in) and `F` (failed) of CTIServer, WebM and MailM
 * (docs/gateway.md §3.4), one per letter.
 */
export function mediaServerLabels(t: Translator, letters: string): readonly MediaServerLabel[] {
  return mediaServers.slice(0, letters.length).map((server, index) => ({
    server: t(`mediaServer.${server}`),
    state: mediaServerState(t, letters.charAt(index)),
  }))
}

function mediaServerState(t: Translator, letter: string): string {
  if (letter === 'T') return t('mediaServer.ready')
  return letter === 'F' ? t('mediaServer.failed') : t('mediaServer.unlisted', { letter })
}

function listedLabel(t: Translator, table: 'status' | 'cti', number: number): string {
  const key = `${table}.${number}`
  return isMessageKey(key) ? t(key) : t('value.unknown', { number: String(number) })
}
