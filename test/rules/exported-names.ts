/** A name that a file exports. */
export interface ExportedName {
  readonly name: string
  readonly file: string
}

const declaration = /^export (?:(?:declare|abstract|async) )*(?:function\*?|const|let|class|interface|type) (\w+)/gm

/** The names that a TypeScript file declares and exports. Re-exports are not declarations. */
export function exportedNames(file: string, content: string): ExportedName[] {
  return [...content.matchAll(declaration)].map(([, name = '']) => ({ name, file }))
}

/** The names that both lists contain, each with its files: `name (file, file)`. */
export function homonyms(some: readonly ExportedName[], others: readonly ExportedName[]): string[] {
  return some.flatMap(({ name, file }) => {
    const files = others.filter((other) => other.name === name).map((other) => other.file)
    return files.length === 0 ? [] : [`${name} (${[file, ...files].join(', ')})`]
  })
}
