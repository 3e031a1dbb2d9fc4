import type { Question } from '../app-snapshot.ts'
import { hostOf } from './gateway-words.ts'
import type { Language, Translator } from './translator.ts'

/** Why a certificate is not trusted, as a sentence. */
export function certificateReason(
  t: Translator,
  { reason, certificate, gateway }: Extract<Question, { kind: 'certificate' }>,
  now: number,
): string {
  return t(`certificate.reason.${reason}`, {
    host: hostOf(gateway),
    from: dateText(t.language, certificate.validFrom),
    to: dateText(t.language, certificate.validTo),
    isFuture: certificate.validFrom > now ? 'yes' : 'no',
  })
}

/** The day of an instant (epoch milliseconds) in local time. */
export const dateText = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
