import { beforeAll, describe, expect, it } from 'vitest'
import { messagesEn } from '../../src/shared/i18n/messages.en.ts'
import { hardCodedInScript, hardCodedInTemplate } from './hard-coded-texts.ts'
import { missingMessageKeys, unusedMessageKeys } from './message-key-usage.ts'
import { parsed, readSources, type Source } from './syntax-tree.ts'

const keys = Object.keys(messagesEn)
const productName = 'AgentBar'

describe('the texts', () => {
  let sources: readonly Source[]
  beforeAll(() => {
    sources = readSources()
  }, 60_000)

  it('are all used', () => {
    expect(unusedMessageKeys(keys, sources)).toEqual([])
  })

  it('are there for every key that is asked for', () => {
    expect(missingMessageKeys(keys, sources)).toEqual([])
  })

  it('of the page all stand in the message tables', () => {
    const page = sources.filter(({ path }) => path.startsWith('src/renderer/'))
    const components = page.filter(({ path }) => path.endsWith('.svelte'))
    expect(components).not.toEqual([])
    expect(components.flatMap(hardCodedInTemplate)).toEqual([])
    expect(page.flatMap((source) => hardCodedInScript(source, keys))).toEqual([])
  })

  it('that Electron shows all stand in the message tables', () => {
    const main = sources.filter(({ path }) => /^src\/main\/(?!cli\/)/.test(path))
    expect(main).not.toEqual([])
    expect(main.flatMap((source) => hardCodedInScript(source, [productName]))).toEqual([])
  })
})

const sample = ['card.open', 'card.shut', 'state.1', 'state.2', 'error.lost.title', 'error.lost.next']
const script = (content: string): string[] => unusedMessageKeys(sample, [parsed('src/shared/sample.ts', content)])
const component = (content: string): string[] =>
  unusedMessageKeys(sample, [parsed('src/renderer/Sample.svelte', content)])
const all = 'a => [t("card.open"), t("card.shut"), t(`state.${a}`), t(`error.${a}.title`), t(`error.${a}.next`)]'

describe('the search for unused keys', () => {
  it('finds a key that nothing names', () => {
    expect(script('export const nothing = 1')).toEqual(sample)
    expect(component('<p>{1}</p>')).toEqual(sample)
  })

  it('is content when each is named, as a text or by the fixed parts of a template', () => {
    expect(script(`export const words = ${all}`)).toEqual([])
    expect(component(`<script lang="ts">const words = ${all}</script>`)).toEqual([])
    expect(component(`{#each (${all})(1) as word}{word}{/each}`)).toEqual([])
  })

  it.each([
    ['a comment', '// card.open'],
    ['a type', "export type Open = 'card.open' | `card.${string}`"],
    [
      'the message tables',
      "export const sampleMessagesEn = { 'card.open': '' }",
      'src/shared/i18n/messages/sample.en.ts',
    ],
    ['a longer text', "export const path = './card.open'"],
    ['a template without fixed parts', 'export const all = (a, b) => [t(`${a}`), t(`${a}.${b}`), t(`${a}.open`)]'],
  ])('does not count %s', (_what, content, path = 'src/shared/sample.ts') => {
    expect(unusedMessageKeys(['card.open'], [parsed(path, content)])).toEqual(['card.open'])
  })

  it('takes one part of a key for each variable', () => {
    expect(script('export const word = (a) => t(`error.${a}`)')).toContain('error.lost.title')
    expect(script('export const word = (a) => t(`error.${a}.title`)')).toContain('error.lost.next')
  })

  it('knows what a variable can be from its type or its constant', () => {
    expect(script("export const word = (a: 'card' | 'state', b: string) => t(`${a}.${b}`)")).toEqual(sample.slice(4))
    expect(script("const end = x ? 'open' : 'close'; export const word = t(`card.${end}`)")).toContain('card.shut')
  })
})

describe('the search for missing keys', () => {
  it.each([
    ['t(`gone.${a}`)', 'gone.*'],
    ['texts.t(`card.${a}.title`)', 'card.*.title'],
    ["t(a ? 'card.open' : 'card.gone')", 'card.gone'],
    ['isMessageKey(key)', 'gone.*'],
  ])('finds what %s asks for', (call, missing) => {
    const source = parsed('src/shared/sample.ts', `export const word = (a) => { const key = \`gone.\${a}\`; ${call} }`)
    expect(missingMessageKeys(sample, [source])).toEqual([missing])
  })

  it('is content with keys that are there', () => {
    expect(missingMessageKeys(sample, [parsed('src/shared/sample.ts', `export const words = ${all}`)])).toEqual([])
  })
})

describe('the search for hard-coded texts', () => {
  const inTemplate = (content: string): string[] => hardCodedInTemplate(parsed('A.svelte', content))
  const inScript = (content: string): string[] => hardCodedInScript(parsed('a.ts', content), [productName])

  it.each([
    ['<p>Hello</p>', 'Hello'],
    ['{#if a}<ul>{#each b as c}<li>空闲 {c}</li>{/each}</ul>{/if}', '空闲'],
    ['{#snippet top()}<Frame><b>&Eacute;</b></Frame>{/snippet}', 'É'],
    ["<p>{isOpen ? 'Open' : t('shut')}</p>", 'Open'],
    ['<p>{`${seconds} s`}</p>', 's'],
    ["<p>{name ?? 'nobody'}</p>", 'nobody'],
    ['<button aria-label="Close">×</button>', 'Close'],
    ["<button aria-label={'Close'}></button>", 'Close'],
    ['<input placeholder="Number {lowest}" />', 'Number'],
    ['<IconButton label="Close" />', 'Close'],
    ['<Row title={`Close ${name}`} />', 'Close'],
    ['<p>Enter</p>', 'Enter'],
    ['<kbd>Press</kbd>', 'Press'],
  ])('finds it in %s', (content, text) => {
    expect(inTemplate(content)).toEqual([`A.svelte: ${text}`])
  })

  it.each([
    '<p class="title" data-testid="title" style:color="red">{t("card.open")} · {name}: 1</p>',
    '<p title={t(isOpen ? "card.open" : "card.shut")}>{state === "open" ? t("card.open") : ""}</p>',
    '<kbd>F1</kbd><kbd>Ctrl</kbd>+<kbd>{key}</kbd>',
    '<script lang="ts">const state = "open"</script><!-- Closed --><style>p { color: red }</style>',
  ])('is content with %s', (content) => {
    expect(inTemplate(content)).toEqual([])
  })

  it.each([
    ["menu([{ label: 'Quit' }])", 'Quit'],
    ["tray.setToolTip('Signed in')", 'Signed in'],
    ["new BrowserWindow({ title: isDemo ? '演示' : 'AgentBar' })", '演示'],
    ["show({ 'title': 'Choose' as const })", 'Choose'],
    ['announcer.announce(`Copied ${phone}`)', 'Copied '],
  ])('finds it in %s', (content, text) => {
    expect(inScript(content)).toEqual([`a.ts: ${text}`])
  })

  it.each(["menu([{ label: t('tray.quit'), id: 'quit' }])", "window({ title: 'AgentBar' })", 'tray.setToolTip(text)'])(
    'is content with %s',
    (content) => {
      expect(inScript(content)).toEqual([])
    },
  )
})
