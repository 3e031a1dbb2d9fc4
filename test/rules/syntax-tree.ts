import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'svelte/compiler'
import tseslint from 'typescript-eslint'
import { projectFolder } from '../support/project-folder.ts'

/** A node of a script (ESTree) or of a component's template. */
export interface SyntaxNode {
  readonly type: string
  readonly [field: string]: unknown
}

/** A file of the program: its path in the project, and its syntax tree (script and template). */
export interface Source {
  readonly path: string
  readonly tree: SyntaxNode
}

/** Every source file of the app, without tests and what only tests use. */
export function readSources(): Source[] {
  return readdirSync(join(projectFolder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .filter((path) => !/\.(test|testkit|d)\.ts$|^src\/renderer\/testing\//.test(path))
    .sort()
    .map((path) => parsed(path, readFileSync(join(projectFolder, path), 'utf8')))
}

/**
 * Parses a source with this content.
 * @throws on a syntax error.
 */
export function parsed(path: string, content: string): Source {
  if (!path.endsWith('.svelte')) return { path, tree: asNode(tseslint.parser.parseForESLint(content).ast) }
  return { path, tree: asNode(parse(content, { modern: true, filename: path })) }
}

/** A node and all below it, without types: a text in a type is never shown. */
export function nodesIn(node: SyntaxNode): SyntaxNode[] {
  const found = [node]
  for (const one of found) found.push(...childrenOf(one))
  return found
}

export const childrenOf = (node: SyntaxNode): SyntaxNode[] =>
  Object.keys(node)
    .filter((field) => !besideTheTree.has(field))
    .flatMap((field) => nodesAt(node, field))
    .filter(({ type }) => !type.startsWith('TS') || type.endsWith('Expression'))

/** The nodes of a field: none, one or a list. */
export const nodesAt = (node: SyntaxNode, field: string): SyntaxNode[] => [node[field]].flat().filter(isNode)

/** The name of the called function: `t` of `t()` and of `texts.t()`. */
export function calledName(call: SyntaxNode): string {
  const [callee] = nodesAt(call, 'callee')
  const [name] = callee?.type === 'MemberExpression' ? nodesAt(callee, 'property') : [callee]
  return String(name?.name ?? '')
}

/** The text of a template between two of its expressions. */
export const fixedText = ({ value }: SyntaxNode): string =>
  typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''

const besideTheTree = new Set(['comments', 'css', 'loc', 'metadata', 'parent', 'range', 'tokens'])

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function asNode(value: unknown): SyntaxNode {
  if (isNode(value)) return value
  throw new Error('the parser gave no tree')
}
