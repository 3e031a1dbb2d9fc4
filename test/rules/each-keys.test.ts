import { describe, expect, it } from 'vitest'
import { keysThatMayRepeat, type EachKey } from './each-keys.ts'
import { parsed, readSources } from './syntax-tree.ts'

/**
 * Lists that keep something in their rows (focus, an open question), so that the index would not
 * do. Each key is made unique here, by no wire and no file.
 */
const uniqueByUs: Readonly<Record<EachKey, string>> = {
  'src/renderer/panel/ColleagueActionMenu.svelte: action': 'a constant list, each action once',
  'src/renderer/panel/SessionBanner.svelte: button.action': 'session-banner-content.ts offers each action once',
  'src/renderer/panel/SuggestionList.svelte: kind': 'a constant list of sections',
  'src/renderer/panel/SuggestionList.svelte: row.colleague.workno': 'buildSuggestionSections lists nobody twice',
  'src/renderer/settings/SettingsProfiles.svelte: profile.id': 'only the first profile of an id is listed',
  'src/renderer/sign-in/SignInModeField.svelte: choice': 'a constant list',
  'src/renderer/ui/NoticeList.svelte: notice.id': 'NoticeBoard has one notice for each id',
  'src/renderer/ui/RadioGroup.svelte: choice.value': 'constant lists of choices',
  'src/renderer/ui/TabList.svelte: id': 'constant lists of tabs',
}

describe('the lists of the page', () => {
  it('have no key that may come twice', () => {
    const components = readSources().filter(({ path }) => path.endsWith('.svelte'))
    expect(components.length).toBeGreaterThan(30)
    expect(components.flatMap(keysThatMayRepeat).sort()).toEqual(Object.keys(uniqueByUs).sort())
  })

  it.each([
    ['{#each list as item (item)}{item}{/each}', ['item']],
    ['{#each list as item (item.id)}{item.id}{/each}', ['item.id']],
    ['{#each list as { id } (`${id}`)}{id}{/each}', ['TemplateLiteral']],
    ['{#if list}<ul>{#each list as item, index (item)}<li>{index}</li>{/each}</ul>{/if}', ['item']],
    ['{#each list as outer, index (index)}{#each outer as inner (index)}{inner}{/each}{/each}', ['index']],
    ['{#each list as item, index (index)}{item}{/each}', []],
    ['{#each list as item}{item}{/each}', []],
  ])('are searched for them: %s', (template, keys) => {
    const found = keysThatMayRepeat(parsed('src/renderer/Sample.svelte', template))
    expect(found).toEqual(keys.map((key) => `src/renderer/Sample.svelte: ${key}`))
  })
})
