import path from 'node:path'
import { projectFolder } from '../setup/folders.mjs'
import { StepFailure } from '../setup/steps.mjs'
import { inspectPackage } from './inspect-package.mjs'
import { packageFaults } from './package-faults.mjs'

/** Checks the packed app and prints a summary. @throws StepFailure that lists everything wrong. */
export async function reportPackage(app) {
  const packed = await inspectPackage(app)
  const faults = packageFaults(packed)
  if (faults.length > 0) {
    throw new StepFailure('The packed app is not as it must be.', {
      output: faults.join('\n'),
      hint: 'see electron-builder.config.mjs (what goes in) and scripts/package/package-faults.mjs (what may).',
    })
  }
  const place = path.relative(process.cwd(), path.join(projectFolder, path.relative(projectFolder, app.folder)))
  process.stdout.write(
    `AgentBar ${packed.version} for ${packed.platform}-${packed.processor}: ${place}\n` +
      `${megabytes(packed.sizeBytes)} in all, app.asar ${megabytes(packed.archiveBytes)} with ${packed.archived.length} files, ` +
      'one native binary, fuses closed\n',
  )
}

const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`
