import { calledName, childrenOf, fixedText, nodesAt, nodesIn, type Source, type SyntaxNode } from './syntax-tree.ts'

/** A user-visible text that is written in a source file: `path: text`. */
type Finding = string

/** Attributes of elements and props of components that are shown or read aloud. */
const spokenAttributes = new Set([
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder'],
  ...['title', 'placeholder', 'alt', 'label', 'hint'],
])
/** The names of keys are the same in every language. */
const keyNames = new Set(['Ctrl', 'Enter', 'Esc', 'F1'])

/** Properties and calls that pass a text to Electron or to a component of ours. */
const shownProperties = new Set(['label', 'sublabel', 'title', 'buttonLabel', 'toolTip', 'tooltip'])
const showingCalls = new Set(['setToolTip', 'setTitle', 'announce'])

/**
 * Texts in the template of a component: between tags, in expressions, and in attributes that are
 * shown or spoken.
 */
export const hardCodedInTemplate = ({ path, tree }: Source): Finding[] =>
  nodesAt(tree, 'fragment')
    .flatMap((fragment) => shownIn(fragment, ''))
    .map((text) => `${path}: ${text}`)

/** Texts in a file's scripts that are passed on to be shown, except for the allowed ones. */
export const hardCodedInScript = ({ path, tree }: Source, allowed: readonly string[]): Finding[] =>
  nodesIn(tree)
    .flatMap(handedOn)
    .flatMap(textsOf)
    .filter((text) => hasLetter(text) && !allowed.includes(text))
    .map((text) => `${path}: ${text}`)

function shownIn(node: SyntaxNode, element: string): string[] {
  switch (node.type) {
    case 'Attribute':
      return spokenAttributes.has(String(node.name)) ? nodesAt(node, 'value').flatMap((part) => shownIn(part, '')) : []
    case 'StyleDirective':
      return []
    case 'Text':
    case 'ExpressionTag':
    case 'HtmlTag':
      return textsOf(node)
        .map((text) => text.trim())
        .filter((text) => hasLetter(text) && !(element === 'kbd' && keyNames.has(text)))
    default:
      return childrenOf(node).flatMap((child) =>
        shownIn(child, node.type === 'RegularElement' ? String(node.name) : element),
      )
  }
}

function handedOn(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'CallExpression') return showingCalls.has(calledName(node)) ? nodesAt(node, 'arguments') : []
  if (node.type !== 'Property') return []
  const [key] = nodesAt(node, 'key')
  return shownProperties.has(String(key?.name ?? key?.value)) ? nodesAt(node, 'value') : []
}

/** The texts in an expression that can be its value. Arguments of calls are left out. */
function textsOf(node: SyntaxNode): string[] {
  const textsAt = (...fields: readonly string[]): string[] =>
    fields.flatMap((field) => nodesAt(node, field)).flatMap(textsOf)
  switch (node.type) {
    case 'Text':
      return [String(node.data)]
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TemplateLiteral':
      return [...nodesAt(node, 'quasis').map(fixedText), ...textsAt('expressions')]
    case 'ConditionalExpression':
      return textsAt('consequent', 'alternate')
    case 'LogicalExpression':
    case 'BinaryExpression':
      return node.type === 'LogicalExpression' || node.operator === '+' ? textsAt('left', 'right') : []
    case 'ExpressionTag':
    case 'HtmlTag':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return textsAt('expression')
    default:
      return []
  }
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text)
