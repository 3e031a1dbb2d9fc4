import { childrenOf, nodesAt, type Source, type SyntaxNode } from './syntax-tree.ts'

/** A keyed `{#each}` of a component, as `src/renderer/X.svelte: profile.id`. */
export type EachKey = string

/**
 * The keys of `{#each}` blocks that are not the index. Two equal keys in one list throw, and the
 * view is not drawn.
 */
export const keysThatMayRepeat = ({ path, tree }: Source): EachKey[] =>
  eachBlocks(tree).flatMap((block) => {
    const [key] = nodesAt(block, 'key')
    if (!key || (key.type === 'Identifier' && key.name === block['index'])) return []
    return [`${path}: ${nameOf(key)}`]
  })

const eachBlocks = (node: SyntaxNode): SyntaxNode[] => [
  ...(node.type === 'EachBlock' ? [node] : []),
  ...childrenOf(node).flatMap(eachBlocks),
]

/** `profile.id` as it is written; anything longer by its kind, so that nothing passes for it. */
function nameOf(key: SyntaxNode): string {
  if (key.type === 'Identifier') return String(key.name)
  const [object] = nodesAt(key, 'object')
  const [property] = nodesAt(key, 'property')
  const isPlain = key.type === 'MemberExpression' && key['computed'] !== true && object && property
  return isPlain ? `${nameOf(object)}.${String(property.name)}` : key.type
}
