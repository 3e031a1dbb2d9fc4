import ts from 'typescript'

/** The highest number of columns that a line may have up to the end of its comment. */
export const commentColumns = 100

/** A comment that is too wide, as `path:line: columns`. */
type WideComment = string

/** Where something begins and ends in its file. */
interface TextRange {
  readonly pos: number
  readonly end: number
}

/** The lines of a file (TypeScript, JavaScript, CSS or a component) whose comments are too wide. */
export function wideComments(path: string, content: string): WideComment[] {
  const longLines = linesOf(content).filter(({ pos, end }) => end - pos > commentColumns)
  const comments = longLines.length > 0 ? commentsIn(path, content) : []
  return longLines.flatMap(({ pos, end, line }) => {
    const ends = comments.filter((comment) => comment.pos < end && comment.end > pos).map((comment) => comment.end)
    // Columns are counted in characters as a reader sees them.
    const columns = [...content.slice(pos, Math.min(end, Math.max(pos, ...ends))).trimEnd()].length
    return columns > commentColumns ? [`${path}:${line}: ${columns}`] : []
  })
}

function linesOf(content: string): (TextRange & { readonly line: number })[] {
  let pos = 0
  return content.split('\n').map((text, at) => {
    const line = { pos, end: pos + text.length, line: at + 1 }
    pos = line.end + 1
    return line
  })
}

function commentsIn(path: string, content: string): TextRange[] {
  if (path.endsWith('.css')) return matchesOf(content, /\/\*[^]*?\*\//g)
  if (!path.endsWith('.svelte')) return scriptComments(content)
  const scripts = matchesOf(content, /(?<=<script[^>]*>)[^]*?(?=<\/script>)/g)
  const styles = matchesOf(content, /(?<=<style[^>]*>)[^]*?(?=<\/style>)/g)
  return [
    ...matchesOf(content, /<!--[^]*?-->/g),
    ...scripts.flatMap((part) => scriptComments(blankedBut(content, part))),
    ...styles.flatMap((part) => matchesOf(blankedBut(content, part), /\/\*[^]*?\*\//g)),
  ]
}

const matchesOf = (content: string, pattern: RegExp): TextRange[] =>
  [...content.matchAll(pattern)].map(({ 0: text, index }) => ({ pos: index, end: index + text.length }))

/** The content with everything outside the part as spaces, so that places stay as they are. */
const blankedBut = (content: string, { pos, end }: TextRange): string =>
  content.slice(0, pos).replace(/[^\n]/g, ' ') + content.slice(pos, end)

/** The comments of a script: those before and after each of its tokens. */
function scriptComments(content: string): TextRange[] {
  const file = ts.createSourceFile('script.ts', content, ts.ScriptTarget.Latest, true)
  const found: TextRange[] = []
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file)
    if (children.length > 0) return children.forEach(visit)
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return
    found.push(...(ts.getLeadingCommentRanges(content, node.pos) ?? []))
    const isTemplateBeginning = node.kind === ts.SyntaxKind.TemplateHead || node.kind === ts.SyntaxKind.TemplateMiddle
    if (!isTemplateBeginning) found.push(...(ts.getTrailingCommentRanges(content, node.end) ?? []))
  }
  visit(file)
  return found
}
