import { onExit } from '../setup/cleanup.mjs'

/**
 * Builds, and builds again whenever a source changes. Errors are shown by Vite, and the last good
 * build stays.
 * @param onRebuilt is called after each further build that succeeds.
 * @returns once the first build has succeeded, which may be after its errors were corrected.
 */
export async function watchBuild(config, onRebuilt) {
  const { build } = await import('vite')
  const watcher = await build(config)
  onExit(() => watcher.close())
  await new Promise((resolve) => followBuilds(watcher, { onFirst: resolve, onRebuilt }))
}

/** Tells good builds from the events of Rollup's watcher interface. */
export function followBuilds(watcher, { onFirst, onRebuilt }) {
  let isFirst = true
  let hasFailed = false
  watcher.on('event', (event) => {
    if (event.code === 'START') hasFailed = false
    if (event.code === 'ERROR') hasFailed = true
    if (event.code === 'BUNDLE_END' || event.code === 'ERROR') void event.result?.close()
    if (event.code !== 'END' || hasFailed) return
    if (!isFirst) return onRebuilt()
    isFirst = false
    onFirst()
  })
}
