import type { QuestionSubject } from '../app-snapshot.ts'
import { formatDate } from './format-values.ts'
import { hostName } from './profile-label.ts'
import type { Translator } from './translator.ts'

/** Says in one sentence why a certificate is not trusted. */
export function describeCertificateProblem(
  t: Translator,
  { reason, certificate, gateway }: Extract<QuestionSubject, { kind: 'certificate' }>,
  now: number,
): string {
  return t(`certificate.reason.${reason}`, {
    host: hostName(gateway),
    from: formatDate(t.language, certificate.validFrom),
    to: formatDate(t.language, certificate.validTo),
    isFuture: certificate.validFrom > now ? 'yes' : 'no',
  })
}
