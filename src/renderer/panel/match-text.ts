/** A part of a text, and whether it is the match. */
export interface TextPart {
  readonly text: string
  readonly isMatch: boolean
}

export interface TextMatch {
  readonly parts: readonly TextPart[]
  /** 0 at the start of the text, 1 at the start of a word in it, 2 elsewhere. */
  readonly rank: 0 | 1 | 2
}

let segmenter: Intl.Segmenter | undefined

/** The form in which texts are compared: one form per character (also full-width), no case. */
export const foldForMatching = (text: string): string => fold(text).text

/**
 * Finds the best match of `searched` in a text; null when there is none. `searched` has to come
 * from `foldForMatching`. An empty one matches every text and marks nothing.
 */
export function matchText(text: string, searched: string): TextMatch | null {
  if (searched === '') return { parts: unmatchedParts(text), rank: 0 }
  const comparable = fold(text)
  const places = occurrences(comparable.text, searched)
  const inWord = places.find((place) => isWordStart(comparable.text, place))
  const best = inWord ?? places[0]
  if (best === undefined) return null
  const start = comparable.starts[best] ?? 0
  const end = comparable.ends[best + searched.length - 1] ?? text.length
  const parts = [
    { text: text.slice(0, start), isMatch: false },
    { text: text.slice(start, end), isMatch: true },
    { text: text.slice(end), isMatch: false },
  ]
  return { parts: parts.filter((part) => part.text !== ''), rank: best === 0 ? 0 : inWord === undefined ? 2 : 1 }
}

export const unmatchedParts = (text: string): readonly TextPart[] => [{ text, isMatch: false }]

/**
 * The folded text, with the start and end in the original of each code unit: folding can change
 * the length.
 */
function fold(text: string): {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
} {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let all = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const unit = segment.normalize('NFKC').toLowerCase()
    all += unit
    for (let at = 0; at < unit.length; at += 1) {
      starts.push(index)
      ends.push(index + segment.length)
    }
  }
  return { text: all, starts, ends }
}

function occurrences(text: string, searched: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + 1)) places.push(at)
  return places
}

const isWordStart = (text: string, place: number): boolean =>
  place === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(place - 1))
