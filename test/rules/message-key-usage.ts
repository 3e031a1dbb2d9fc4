import { calledName, fixedText, nodesAt, nodesIn, type Source, type SyntaxNode } from './syntax-tree.ts'

/** What a name in a file can be: the values of its constants, or the types of its parameters. */
type Meanings = ReadonlyMap<string, readonly SyntaxNode[]>

const anything = '*'

/** Keys that no source names, neither as a text nor by the fixed parts of a template. */
export function unusedMessageKeys(keys: readonly string[], sources: readonly Source[]): string[] {
  const patterns = new Set(sources.filter(({ path }) => !isMessageTable(path)).flatMap(namedIn))
  const used = new Set([...patterns].flatMap((pattern) => matching(pattern, keys)))
  return keys.filter((key) => !used.has(key))
}

/**
 * Keys that do not exist but are passed to a translator or to `isMessageKey`. `*` stands for what
 * is known at run time only.
 */
export function missingMessageKeys(keys: readonly string[], sources: readonly Source[]): string[] {
  const asked = new Set(sources.flatMap(askedIn).filter((pattern) => pattern !== anything))
  return [...asked].filter((pattern) => matching(pattern, keys).length === 0)
}

const isMessageTable = (path: string): boolean => /^src\/shared\/i18n\/messages(\/[\w-]+)?\.(en|zh-CN)\.ts$/.test(path)

/** A pattern with an open first part would match whole tables, so it counts as no name. */
const isKeyShaped = (pattern: string): boolean => /^[a-zA-Z]+(\.[\w*-]+)+$/.test(pattern)

/** The keys that match a pattern. `*` matches one part of a key. */
function matching(pattern: string, keys: readonly string[]): string[] {
  if (!pattern.includes(anything)) return keys.includes(pattern) ? [pattern] : []
  const expression = new RegExp(`^${pattern.replace(/[^\w*-]/g, '\\$&').replaceAll(anything, '[^.]+')}$`)
  return keys.filter((key) => expression.test(key))
}

function namedIn({ tree }: Source): string[] {
  const meanings = meaningsIn(tree)
  const mayName = ({ type }: SyntaxNode): boolean => ['Literal', 'TemplateLiteral', 'Text'].includes(type)
  return nodesIn(tree)
    .filter(mayName)
    .flatMap((node) => possibleTexts(node, meanings))
    .filter(isKeyShaped)
}

function askedIn({ tree }: Source): string[] {
  const meanings = meaningsIn(tree)
  return nodesIn(tree)
    .filter((node) => node.type === 'CallExpression' && ['t', 'isMessageKey'].includes(calledName(node)))
    .flatMap((call) => nodesAt(call, 'arguments').slice(0, 1))
    .flatMap((argument) => possibleTexts(argument, meanings))
}

/** By name, not by scope: if a name is used twice in a file, it can be either. */
function meaningsIn(tree: SyntaxNode): Meanings {
  const meanings = new Map<string, SyntaxNode[]>()
  const add = (name: unknown, meaning: SyntaxNode): void => {
    if (typeof name === 'string') meanings.set(name, [...(meanings.get(name) ?? []), meaning])
  }
  for (const node of nodesIn(tree)) {
    for (const type of nodesAt(node, 'typeAnnotation')) if (node.type === 'Identifier') add(node.name, type)
    if (node.type !== 'VariableDeclaration' || node.kind !== 'const') continue
    for (const constant of nodesAt(node, 'declarations')) {
      const [value] = nodesAt(constant, 'init')
      if (value) add(nodesAt(constant, 'id')[0]?.name, value)
    }
  }
  return meanings
}

/** The texts that an expression or a type can be. `*` stands for any text. */
function possibleTexts(node: SyntaxNode, meanings: Meanings): string[] {
  const textsAt = (...fields: readonly string[]): string[] =>
    fields.flatMap((field) => nodesAt(node, field)).flatMap((inner) => possibleTexts(inner, meanings))
  switch (node.type) {
    case 'Text':
      return [String(node.data)]
    case 'Literal':
      return [String(node.value)]
    case 'TemplateLiteral':
      return templateTexts(node, meanings)
    case 'ConditionalExpression':
      return textsAt('consequent', 'alternate')
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return textsAt('expression')
    case 'TSTypeAnnotation':
      return textsAt('typeAnnotation')
    case 'TSUnionType':
      return textsAt('types')
    case 'TSLiteralType':
      return textsAt('literal')
    case 'Identifier': {
      // Without the name itself, which would never end if its value uses a name like it.
      const others = new Map([...meanings].filter(([name]) => name !== node.name))
      return meanings.get(String(node.name))?.flatMap((meaning) => possibleTexts(meaning, others)) ?? [anything]
    }
    default:
      return [anything]
  }
}

function templateTexts(template: SyntaxNode, meanings: Meanings): string[] {
  const [first = '', ...others] = nodesAt(template, 'quasis').map(fixedText)
  return nodesAt(template, 'expressions').reduce(
    (starts, expression, at) =>
      starts.flatMap((start) => possibleTexts(expression, meanings).map((text) => `${start}${text}${others[at]}`)),
    [first],
  )
}
