let segmenter: Intl.Segmenter | undefined

/**
 * The beginning of a text, of at most `maxLength` UTF-16 units. Never cuts through a character as a
 * reader sees it: half of a surrogate pair is no text, and half of an emoji is another one.
 */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let end = 0
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > maxLength) break
    end = index + segment.length
  }
  return end > 0 ? text.slice(0, end) : cutByCodePoint(text, maxLength)
}

/** For one endless character, a letter with more marks than there is room for. */
function cutByCodePoint(text: string, maxLength: number): string {
  const kept = text.slice(0, maxLength)
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept
}
