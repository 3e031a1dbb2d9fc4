import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { trayIcons } from './icons/tray-icons.mjs'
import { projectFolder } from './setup/folders.mjs'

const folder = path.join(projectFolder, 'resources/tray')
const states = ['signed-in', 'working', 'lost', 'signed-out']

describe('the committed tray images', () => {
  it('are those of tray-icons.mjs, each a PNG of its size', () => {
    const drawn = trayIcons.map(({ file, size }) => `${file} ${size}x${size}`)
    const committed = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => described(path.join(entry.parentPath, entry.name)))
    expect(committed.sort()).toEqual(drawn.sort())
  })

  it.each(states)('show %s on light and dark bars, at 24 px for Linux, and as a template for macOS', (state) => {
    const sizes = Object.fromEntries(trayIcons.map(({ file, size }) => [file, size]))
    for (const bar of ['light', 'dark']) {
      const scales = ['', '@1.5x', '@2x', '@3x'].map((scale) => sizes[`${state}-${bar}${scale}.png`])
      expect(scales).toEqual([16, 24, 32, 48])
      expect(sizes[`linux/${state}-${bar}.png`]).toBe(24)
    }
    expect(sizes[`${state}Template.png`]).toBe(16)
    expect(sizes[`${state}Template@2x.png`]).toBe(32)
  })
})

/** "name.png 16x16", read from the file's header. */
function described(file) {
  const bytes = readFileSync(file)
  const name = path.relative(folder, file).replaceAll(path.sep, '/')
  if (bytes.toString('latin1', 1, 4) !== 'PNG' || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return `${name} is no PNG`
  return `${name} ${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}
