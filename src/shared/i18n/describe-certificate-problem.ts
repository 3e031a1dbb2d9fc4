import type { Question } from '../app-snapshot.ts'
import { hostName } from './gateway-host.ts'
import type { Language, Translator } from './translator.ts'

/** Why a certificate is not trusted, as a sentence. */
export function describeCertificateProblem(
  t: Translator,
  { reason, certificate, gateway }: Extract<Question, { kind: 'certificate' }>,
  now: number,
): string {
  return t(`certificate.reason.${reason}`, {
    host: hostName(gateway),
    from: formatDate(t.language, certificate.validFrom),
    to: formatDate(t.language, certificate.validTo),
    isFuture: certificate.validFrom > now ? 'yes' : 'no',
  })
}

/** The day of an instant (epoch milliseconds) in local time. */
export const formatDate = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
