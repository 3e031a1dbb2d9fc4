import type { ColleagueView } from '../../shared/app-snapshot.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { foldForMatching, matchText, unmatchedParts, type TextPart } from './match-text.ts'

/** The section of a suggestion: where it comes from. */
export type SectionKind = 'clipboard' | 'favourites' | 'recent' | 'near'

export interface Suggestion {
  readonly kind: SectionKind
  readonly colleague: ColleagueView
  readonly isFavourite: boolean
  /** Name and work number, with the matches marked. */
  readonly name: readonly TextPart[]
  readonly workno: readonly TextPart[]
}

export interface SuggestionSection {
  readonly kind: SectionKind
  readonly rows: readonly Suggestion[]
}

export interface SuggestionSources {
  readonly favourites: readonly ColleagueView[]
  readonly recent: readonly ColleagueView[]
  /** The work number on the clipboard, if there is one. */
  readonly clipboard: string | null
}

/**
 * The suggestions for a typed text, best first in each section; all colleagues for an empty text.
 * Digits match the start of a work number, anything else matches a part of a name. A colleague is
 * listed once, in the first section that has them.
 */
export function buildSuggestionSections(sources: SuggestionSources, typed: string): readonly SuggestionSection[] {
  const { favourites, recent } = sources
  const searched = foldForMatching(normalizeTypedText(typed))
  const candidates: readonly (readonly [SectionKind, readonly ColleagueView[]])[] = [
    ['clipboard', sources.clipboard === searched ? [] : clipboardColleagues(sources)],
    ['favourites', favourites],
    ['recent', recent],
  ]
  const favouriteWorknos = new Set(favourites.map(({ workno }) => workno))
  const listed = new Set<string>()
  const sections = candidates.map(([kind, colleagues]): SuggestionSection => {
    const found = colleagues.flatMap((colleague) => {
      if (listed.has(colleague.workno)) return []
      const match = matchColleague(colleague, searched)
      if (!match) return []
      listed.add(colleague.workno)
      const { name, workno, rank } = match
      return [{ rank, row: { kind, colleague, isFavourite: favouriteWorknos.has(colleague.workno), name, workno } }]
    })
    return { kind, rows: found.sort((one, other) => one.rank - other.rank).map(({ row }) => row) }
  })
  return sections.filter(({ rows }) => rows.length > 0)
}

/** The rows of all sections, in the order of the arrow keys. */
export const flattenSections = (sections: readonly SuggestionSection[]): readonly Suggestion[] =>
  sections.flatMap(({ rows }) => rows)

/** The id of a suggestion's row, for the search box's aria-activedescendant. */
export const suggestionRowId = (listId: string, workno: string): string => `${listId}-${workno}`

function clipboardColleagues({ favourites, recent, clipboard }: SuggestionSources): readonly ColleagueView[] {
  if (clipboard === null) return []
  const known = [...favourites, ...recent].find(({ workno }) => workno === clipboard)
  return [known ?? { workno: clipboard, name: clipboard, groupname: '', last: null }]
}

function matchColleague(
  { workno, name }: ColleagueView,
  searched: string,
): (Pick<Suggestion, 'name' | 'workno'> & { readonly rank: number }) | null {
  if (/^[0-9]+$/.test(searched)) {
    if (!workno.startsWith(searched)) return null
    const parts = matchText(workno, searched)?.parts ?? unmatchedParts(workno)
    // A gateway without names gives the number as the name.
    return { name: name === workno ? parts : unmatchedParts(name), workno: parts, rank: workno === searched ? 0 : 1 }
  }
  const match = matchText(name, searched)
  return match && { name: match.parts, workno: unmatchedParts(workno), rank: match.rank }
}
