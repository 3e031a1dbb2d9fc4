import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commentColumns, wideComments } from './comment-width.ts'
import { projectFolder } from '../support/project-folder.ts'

const folders = ['bench', 'scripts', 'simulator', 'src', 'test']

describe('the comments', () => {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  const paths = [...readdirSync(projectFolder), ...inFolders].filter((path) => /\.([cm]?[jt]s|svelte|css)$/.test(path))

  it(`end within ${commentColumns} columns`, () => {
    expect(paths.length).toBeGreaterThan(400)
    const wide = paths.flatMap((path) => wideComments(path, readFileSync(join(projectFolder, path), 'utf8')))
    expect(wide).toEqual([])
  })
})

const wide = 'x'.repeat(commentColumns)
const narrow = 'x'.repeat(80)

describe('the search for wide comments', () => {
  it.each([
    ['sample.ts', `// ${wide}`, 1],
    ['sample.ts', `/** ${wide} */`, 1],
    ['sample.ts', `/**\n * ${narrow}\n * ${wide}\n */\nexport const one = 1`, 3],
    ['sample.ts', `export function one() {\n  return 1 // ${wide}\n}`, 2],
    ['sample.ts', `export function one() {\n  // ${wide}\n}`, 2],
    ['sample.ts', `export interface One {\n  /** ${wide} */\n  two: 2\n}`, 2],
    ['sample.ts', `const text = \`\${one /* ${wide} */}\``, 1],
    ['sample.ts', `export const one = 1\n// ${wide}`, 2],
    ['sample.mjs', `#!/usr/bin/env node\n\n// ${wide}`, 3],
    ['sample.css', `a {\n  /* ${wide} */\n}`, 2],
    ['Sample.svelte', `<p></p>\n<!-- ${wide} -->`, 2],
    ['Sample.svelte', `<script lang="ts">\n  // ${wide}\n</script>\n<p></p>`, 2],
    ['Sample.svelte', `<script module>\n</script>\n<script lang="ts">\n  /** ${wide} */\n</script>`, 4],
    ['Sample.svelte', `<style>\n  /* ${wide} */\n</style>`, 2],
  ])('finds it in %s: %j', (path, content, line) => {
    expect(wideComments(path, content)).toEqual([expect.stringContaining(`${path}:${line}: `)])
  })

  it.each([
    ['sample.ts', `// ${'x'.repeat(commentColumns - 3)}`],
    ['sample.ts', `// ${narrow}\nconst text = '${wide}'`],
    ['sample.ts', `const text = '// ${wide}'`],
    ['sample.ts', `const text = \`/* ${wide} */\${one}// ${wide}\``],
    ['sample.ts', `const pattern = /[/]\\/\\/ ${wide}/`],
    ['sample.ts', `/* ${narrow} */ const text = '${wide}'`],
    ['sample.css', `a { content: '${wide}' }`],
    ['Sample.svelte', `<p title="// ${wide}">/* ${wide} */ // ${wide}</p>\n<!-- ${narrow} -->`],
    ['Sample.svelte', `<script lang="ts">\n  const one = '${wide}'\n</script>\n<style>\n  /* ${narrow} */\n</style>`],
  ])('is content with %s: %j', (path, content) => {
    expect(wideComments(path, content)).toEqual([])
  })
})
