import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * How `npm run dev` builds. It has a folder of its own, `out-dev`, as deep in the clone as `out`:
 * what is built for users is never replaced by what is built for developers.
 * @returns `folder`, which Electron takes for the app, and Vite's configurations `main`, `preload`,
 * `renderer` and `simulator`.
 */
export async function loadBuildConfigs(project) {
  const { mergeConfig, resolveConfig } = { ...(await import('vite')), ...(await import('electron-vite')) }
  const folder = path.join(project, 'out-dev')
  makeAppFolder(project, folder)
  // 'serve' is what makes `import.meta.env.DEV` true, here and nowhere else.
  const { config } = await resolveConfig(
    {
      root: project,
      configFile: path.join(project, 'electron.vite.config.ts'),
      logLevel: 'warn',
      cacheDir: path.join(folder, 'cache'),
      build: { outDir: folder, sourcemap: true },
    },
    'serve',
  )
  const simulator = {
    configFile: path.join(project, 'simulator', 'vite.config.ts'),
    build: { outDir: path.join(folder, 'simulator'), sourcemap: true },
  }
  const watched = (built) => mergeConfig(built, { build: { watch: {} } })
  return {
    folder,
    main: watched(config.main),
    preload: watched(config.preload),
    renderer: config.renderer,
    simulator: watched(simulator),
  }
}

function makeAppFolder(project, folder) {
  rmSync(path.join(folder, 'main'), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { name, productName, version, desktopName, type } = JSON.parse(
    readFileSync(path.join(project, 'package.json'), 'utf8'),
  )
  const app = { name, productName, version, desktopName, type, main: 'main/index.js' }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(app, null, 2)}\n`)
}
