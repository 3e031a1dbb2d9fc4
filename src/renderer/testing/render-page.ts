import { render } from '@testing-library/svelte'
import App from '../App.svelte'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { AppState } from '../state/app-state.svelte.ts'
import { createPage } from '../state/page-context.ts'
import { fakeApi, type FakeApi } from './fake-api.ts'
import { sampleSnapshot } from './samples.ts'

/** The whole page on a scripted bridge, as main.ts mounts it. */
export async function renderPage(
  differences: Partial<AppSnapshot> = {},
  script: Parameters<typeof fakeApi>[1] = {},
): Promise<FakeApi & { readonly snapshot: AppSnapshot }> {
  const snapshot = { ...sampleSnapshot, ...differences }
  const fake = fakeApi(snapshot, script)
  const app = await AppState.connect(fake.api)
  render(App, { page: createPage(fake.api, app) })
  return { ...fake, snapshot }
}
