import { posix } from 'node:path'
import { anchorsOf, blanked, linksOf, sectionsOf } from './markdown.ts'

/**
 * The files of a project: every path, and the texts that may cite or be cited.
 * Paths start at the project's folder.
 */
export interface Repository {
  readonly paths: ReadonlySet<string>
  readonly texts: ReadonlyMap<string, string>
}

/** A citation that leads nowhere, as `path:line: what is wrong`. */
type CitationFault = string

type Report = (at: number, problem: string) => void

const decisions = 'docs/decisions'
const urls = /\bhttps?:\/\/\S+/g
const tokens = new RegExp(
  [
    // Sections of a standard are none of ours.
    String.raw`RFC ?\d+(?:,? §[\d.]+)?`,
    String.raw`(?<document>(?<![\w@/.*-])(?:\.{1,2}/)*(?:[\w.-]+/)*[\w-][\w.-]*\.md\b)`,
    String.raw`(?<![\w@*-])(?:\bdocs/decisions/|\bdecisions? )(?<decision>\d{4}(?:-[\w-]*\w)?)(?!\.md)`,
    String.raw`§ ?(?<from>\d+(?:\.\d+)*)(?:[-–](?<to>\d+(?:\.\d+)*))?`,
  ].join('|'),
  'gi',
)
/** What may stand between a document's name and its sections, or between two of them. */
const joint = /^[\s`,/–-]*(?:and|or|to)?[\s`*/]*$/

/**
 * The citations of a text that lead nowhere: documents and decisions that are not in the
 * repository, sections that are no heading of the document cited, relative links and anchors.
 * In code a section belongs to the document named last. In a document it belongs to the name that
 * it follows directly, else to the document itself.
 */
export function citationFaults(path: string, { paths, texts }: Repository): CitationFault[] {
  const text = texts.get(path) ?? ''
  const faults: CitationFault[] = []
  const report: Report = (at, problem) => faults.push(`${path}:${text.slice(0, at).split('\n').length}: ${problem}`)
  const isDocument = path.endsWith('.md')
  checkCitations(path, withoutTargets(text, isDocument), isDocument, { paths, texts }, report)
  if (isDocument) checkLinks(path, text, { paths, texts }, report)
  return faults
}

function checkCitations(
  path: string,
  text: string,
  isDocument: boolean,
  { paths, texts }: Repository,
  report: Report,
): void {
  let named: string | null = null
  let end = 0
  for (const match of text.matchAll(tokens)) {
    const { document, decision, from, to } = match.groups ?? {}
    if (document !== undefined) {
      named = [posix.join(posix.dirname(path), document), posix.normalize(document)].find((one) => paths.has(one)) ?? ''
      if (named === '') report(match.index, `there is no ${document}`)
    } else if (decision !== undefined) {
      if (!hasDecision(decision, paths)) report(match.index, `there is no ${decisions}/${decision}`)
    } else if (from !== undefined) {
      const isJoined = named !== null && joint.test(text.slice(end, match.index))
      if (isDocument && !isJoined) named = path
      for (const section of [from, ...(to === undefined ? [] : [to])])
        checkSection(section, named, texts, (problem) => report(match.index, problem))
    }
    end = match.index + match[0].length
  }
}

function checkSection(
  section: string,
  document: string | null,
  texts: Repository['texts'],
  report: (problem: string) => void,
): void {
  if (document === null) report(`§${section} names no document`)
  // A document that is not there was reported where it is named.
  else if (document !== '' && !sectionsOf(texts.get(document) ?? '').has(section))
    report(`${document} has no §${section}`)
}

/** A decision is cited by its number, or by its file's name without the ending. */
const hasDecision = (decision: string, paths: Repository['paths']): boolean =>
  decision.length > 4
    ? paths.has(`${decisions}/${decision}.md`)
    : [...paths].some((path) => path.startsWith(`${decisions}/${decision}-`))

function checkLinks(path: string, text: string, { paths, texts }: Repository, report: Report): void {
  for (const { target, at } of linksOf(text)) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue
    const [file = '', anchor] = target.split('#', 2)
    const linked = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file)).replace(/\/$/, '')
    if (!paths.has(linked)) report(at, `there is no ${linked}`)
    else if (anchor !== undefined && !anchorsOf(texts.get(linked) ?? '').has(anchor))
      report(at, `${linked} has no heading #${anchor}`)
  }
}

/** Addresses of the web are not ours to prove, and links are checked as links. */
function withoutTargets(text: string, isDocument: boolean): string {
  const plain = blanked(text, urls)
  return isDocument ? blanked(plain, /(?<=\])\([^()\s]+\)/g) : plain
}
