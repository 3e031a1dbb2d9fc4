import type { ColleagueView } from '../../shared/app-snapshot.ts'
import { foldForMatching, matchText, unmatchedParts, type TextPart } from './match-text.ts'

/** Where a suggestion comes from. */
export type SectionKind = 'clipboard' | 'favourites' | 'recent'

export interface Suggestion {
  readonly kind: SectionKind
  readonly colleague: ColleagueView
  readonly isFavourite: boolean
  /** Name and work number with what was searched for marked. */
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
  /** A work number that the clipboard holds. */
  readonly clipboard: string | null
}

/**
 * The colleagues to be offered for what is typed, best first in each section, all of them for nothing. Digits are the beginning of a work
 * number; anything else is a part of a name. Each colleague stands in the first section that has them.
 */
export function buildSuggestionSections(sources: SuggestionSources, typed: string): readonly SuggestionSection[] {
  const { favourites, recent } = sources
  const wanted = foldForMatching(typed.trim())
  const candidates: readonly (readonly [SectionKind, readonly ColleagueView[]])[] = [
    ['clipboard', sources.clipboard === wanted ? [] : ofClipboard(sources)],
    ['favourites', favourites],
    ['recent', recent],
  ]
  const favouriteWorknos = new Set(favourites.map(({ workno }) => workno))
  const offered = new Set<string>()
  const sections = candidates.map(([kind, colleagues]): SuggestionSection => {
    const found = colleagues.flatMap((colleague) => {
      if (offered.has(colleague.workno)) return []
      const match = matchOf(colleague, wanted)
      if (!match) return []
      offered.add(colleague.workno)
      const { name, workno, rank } = match
      return [{ rank, row: { kind, colleague, isFavourite: favouriteWorknos.has(colleague.workno), name, workno } }]
    })
    return { kind, rows: found.sort((one, other) => one.rank - other.rank).map(({ row }) => row) }
  })
  return sections.filter(({ rows }) => rows.length > 0)
}

/** The rows of all sections, as the arrow keys go through them. */
export const flattenSections = (sections: readonly SuggestionSection[]): readonly Suggestion[] =>
  sections.flatMap(({ rows }) => rows)

function ofClipboard({ favourites, recent, clipboard }: SuggestionSources): readonly ColleagueView[] {
  if (clipboard === null) return []
  const known = [...favourites, ...recent].find(({ workno }) => workno === clipboard)
  return [known ?? { workno: clipboard, name: clipboard, groupname: '', last: null }]
}

function matchOf(
  { workno, name }: ColleagueView,
  wanted: string,
): (Pick<Suggestion, 'name' | 'workno'> & { readonly rank: number }) | null {
  if (/^[0-9]+$/.test(wanted)) {
    if (!workno.startsWith(wanted)) return null
    const parts = matchText(workno, wanted)?.parts ?? unmatchedParts(workno)
    // A gateway without names gives the number for one.
    return { name: name === workno ? parts : unmatchedParts(name), workno: parts, rank: workno === wanted ? 0 : 1 }
  }
  const match = matchText(name, wanted)
  return match && { name: match.parts, workno: unmatchedParts(workno), rank: match.rank }
}
