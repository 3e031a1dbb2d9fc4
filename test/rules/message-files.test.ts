import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../support/project-folder.ts'

/** The prefixes of the keys in each message file. A key's prefix says where its text is. */
const prefixesByFile: Readonly<Record<string, readonly string[]>> = {
  agent: ['age', 'availability', 'cti', 'duration', 'field', 'media', 'mediaServer', 'signedIn', 'status', 'value'],
  cli: ['cli'],
  error: ['error'],
  panel: [
    ...['actions', 'card', 'clipboard', 'colleague', 'empty', 'favourites', 'header', 'keys', 'near', 'recent'],
    ...['search', 'sentence', 'availabilityNote', 'panel'],
  ],
  question: ['certificate', 'handOver', 'proxy'],
  session: ['banner', 'keyring', 'lost', 'notice', 'session'],
  settings: ['pins', 'profiles', 'settings'],
  'sign-in': ['adopt', 'elsewhere', 'force', 'signIn'],
  tray: ['tray'],
}

const languages = ['en', 'zh-CN']
const folder = join(projectFolder, 'src/shared/i18n/messages')

const prefixesOf = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys.map((key) => key.slice(0, key.indexOf('.'))))].sort()

describe('the message files', () => {
  let keysByFile: ReadonlyMap<string, readonly string[]>
  beforeAll(async () => {
    const names = readdirSync(folder).sort()
    const modules = await Promise.all(names.map((name) => import(join(folder, name)) as Promise<object>))
    keysByFile = new Map(names.map((name, at) => [name, Object.values(modules[at] ?? {}).flatMap(Object.keys)]))
  })

  it('are there for each group of keys in each language, and no others', () => {
    const expected = Object.keys(prefixesByFile).flatMap((file) =>
      languages.map((language) => `${file}.${language}.ts`),
    )
    expect([...keysByFile.keys()]).toEqual(expected.sort())
  })

  it.each(Object.entries(prefixesByFile))(
    'named %s hold the keys that begin with %j, all of them',
    (file, prefixes) => {
      for (const language of languages)
        expect(prefixesOf(keysByFile.get(`${file}.${language}.ts`) ?? []), language).toEqual([...prefixes].sort())
    },
  )

  it('share no prefix, so that no key could be in two of them', () => {
    const all = Object.values(prefixesByFile).flat()
    expect(all).toEqual([...new Set(all)])
  })
})
