import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A stamp file's content, or `undefined` when there is none that can be read. */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** Writes a stamp whole or not at all, so that a run beside this one never reads half of it. */
export function writeStamp(file, content) {
  mkdirSync(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${content}\n`)
  renameSync(unfinished, file)
}

/**
 * A hash over the names and contents of `entries` (files or folders, relative to `root`; what is missing counts as
 * missing). Contents and not times: a clone, a checkout or a copied folder must not look changed.
 * @param isLeftOut tells by relative path (with forward slashes) which files do not count.
 */
export function contentHash(root, entries, isLeftOut = () => false) {
  const hash = createHash('sha256')
  for (const entry of entries) {
    for (const file of filesBelow(root, entry)) {
      if (isLeftOut(file)) continue
      hash.update(`${file}\0`)
      hash.update(
        createHash('sha256')
          .update(readFileSync(path.join(root, file)))
          .digest(),
      )
    }
  }
  return hash.digest('hex')
}

function filesBelow(root, entry) {
  const full = path.join(root, entry)
  const stats = statSync(full, { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [entry]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(root, `${entry}/${name}`))
}
