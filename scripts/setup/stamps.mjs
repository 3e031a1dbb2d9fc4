import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The content of a stamp file; `undefined` if it cannot be read. */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** Writes a stamp atomically, so that another process never reads half of it. */
export function writeStamp(file, content) {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporaryFile = `${file}.${process.pid}`
  writeFileSync(temporaryFile, `${content}\n`)
  renameSync(temporaryFile, file)
}

/**
 * A hash of the names and contents of `entries`, which are files or folders relative to `root` and
 * may be missing. Times do not count: a checkout or a copied folder must not look changed.
 * @param isLeftOut which files to ignore, by their relative path with forward slashes.
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
