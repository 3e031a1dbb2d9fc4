import { render } from '@testing-library/svelte'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { AppState } from '../app/app-state.svelte.ts'
import { createPageContext } from '../app/page-context.ts'
import App from '../App.svelte'
import { exampleSignedInSnapshot } from './example-data.ts'
import { createFakeApi, type FakeApi } from './fake-api.ts'

/**
 * Mounts the whole page as main.ts does, on a scripted bridge. Without a profile it is the first
 * start, unless profiles are given: then the seat was left to the next agent.
 */
export async function renderPage(
  differences: Partial<AppSnapshot> = {},
  script: Parameters<typeof createFakeApi>[1] = {},
): Promise<FakeApi & { readonly snapshot: AppSnapshot }> {
  const firstStart = differences.profile === null ? { profiles: [] } : {}
  const snapshot = { ...exampleSignedInSnapshot, ...firstStart, ...differences }
  const fake = createFakeApi(snapshot, script)
  const app = await AppState.connect(fake.api)
  render(App, { page: createPageContext(fake.api, app) })
  return { ...fake, snapshot }
}
