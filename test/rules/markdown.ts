/** A link of a Markdown text as written, and where it stands. */
interface Link {
  readonly target: string
  /** Offset of the target in the text. */
  readonly at: number
}

const fencePattern = /^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?^ {0,3}\1[^\n]*$/gm
const codePattern = /(`+)[^`\n]+\1/g
const linkPatterns = [
  /\]\(<?([^()\s>]+)>?(?:\s+"[^"]*")?\)/dg,
  /^ {0,3}\[[^\]\n]+\]:\s*(\S+)/dgm,
  /\b(?:src|href)="([^"]+)"/dg,
]

/** The links and pictures of a text, outside code. */
export function linksOf(text: string): Link[] {
  const prose = withoutCode(text)
  return linkPatterns
    .flatMap((pattern) => [...prose.matchAll(pattern)])
    .map((match) => ({ target: match[1] ?? '', at: match.indices?.[1]?.[0] ?? match.index }))
}

/** The numbers of the numbered headings: `3` of `## 3. Title`, `3.1` of `### 3.1 Title`. */
export const sectionsOf = (text: string): ReadonlySet<string> =>
  new Set(headingsOf(text).flatMap((heading) => /^(\d+(?:\.\d+)*)\.?\s/.exec(heading)?.[1] ?? []))

/** The anchors that GitHub gives the headings. Equal ones are numbered from the second on. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const heading of headingsOf(text)) {
    const slug = slugOf(heading)
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`
    anchors.add(anchor)
  }
  return anchors
}

const headingsOf = (text: string): string[] =>
  [...blanked(text, fencePattern).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => heading)

const slugOf = (heading: string): string =>
  heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')

const withoutCode = (text: string): string => blanked(blanked(text, fencePattern), codePattern)

/** The text with what fits replaced by blanks, line for line and column for column. */
export const blanked = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '))
