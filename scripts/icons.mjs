// node scripts/icons.mjs: draws the images of resources/tray from scripts/icons/tray-icons.mjs with
// rsvg-convert. Needed only after a change of the drawing, because the images are committed.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { trayIcons } from './icons/tray-icons.mjs'
import { runQuietly } from './setup/child-process.mjs'
import { projectFolder } from './setup/folders.mjs'
import { runCommand, step, StepFailure } from './setup/steps.mjs'

await runCommand(async () => {
  const folder = path.join(projectFolder, 'resources/tray')
  await step(`Drawing ${trayIcons.length} tray images`, async () => {
    for (const icon of trayIcons) await draw(icon, path.join(folder, icon.file))
  })
  return 0
})

async function draw({ size, svg }, file) {
  mkdirSync(path.dirname(file), { recursive: true })
  const args = ['--width', size, '--height', size, '--output', file]
  const { code, output } = await runQuietly('rsvg-convert', args, { input: svg })
  if (code === undefined) {
    const hint = 'Install it: `apt-get install librsvg2-bin` on Debian, `brew install librsvg` on macOS.'
    throw new StepFailure('rsvg-convert could not be started.', { output, hint })
  }
  if (code !== 0) throw new StepFailure(`rsvg-convert did not draw ${file}.`, { output })
}
