import type { ColleagueView } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { unmatchedParts } from './match-text.ts'
import type { SuggestionSection, SuggestionSources } from './suggestion-sections.ts'

const maxNear = 5
const typos: ReadonlySet<ErrorCode> = new Set([
  'colleague-not-found',
  'workno-out-of-range',
  'workno-not-a-number',
] satisfies ErrorCode[])

/** Whether a lookup most likely failed because of what was typed: no fault, and no alarm. */
export const isTypo = ({ code }: AppError): boolean => typos.has(code)

/**
 * The known colleagues that a mistyped number may have meant, as the section "near": first those
 * whose number begins with it, then those one slip away from it. None for a name.
 */
export function buildNearSections(
  { favourites, recent }: Omit<SuggestionSources, 'clipboard'>,
  typed: string,
): readonly SuggestionSection[] {
  const number = normalizeTypedText(typed)
  if (!/[0-9]/.test(number)) return []
  const favouriteWorknos = new Set(favourites.map(({ workno }) => workno))
  const known = [...favourites, ...recent.filter(({ workno }) => !favouriteWorknos.has(workno))]
  const others = known.filter(({ workno }) => workno !== number)
  const begins = ({ workno }: ColleagueView): boolean => workno.startsWith(number)
  const near = [
    ...others.filter(begins),
    ...others.filter((one) => !begins(one) && isOneSlipAway(number, one.workno)),
  ].slice(0, maxNear)
  const rows = near.map((colleague) => ({
    kind: 'near' as const,
    colleague,
    isFavourite: favouriteWorknos.has(colleague.workno),
    name: unmatchedParts(colleague.name),
    workno: unmatchedParts(colleague.workno),
  }))
  return rows.length > 0 ? [{ kind: 'near', rows }] : []
}

/**
 * Whether two different texts differ by one character that is missing, added or changed, or by two
 * neighbours that are swapped.
 */
function isOneSlipAway(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  const isSwapped = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2)
  return (
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1) ||
    (rest.length > 1 && isSwapped)
  )
}
