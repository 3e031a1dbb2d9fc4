import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below the folder, its bytes as Latin-1 text. */
export function filesBelow(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    // A running program may delete a file meanwhile.
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) files.set(path, readFileSync(path, 'latin1'))
  }
  return files
}

/** Arguments and environment of every process of this machine (Linux). */
export function processTexts(): Map<string, string> {
  const texts = new Map<string, string>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    for (const part of ['cmdline', 'environ'])
      try {
        texts.set(`process ${pid} ${part}`, readFileSync(join('/proc', pid, part), 'latin1'))
      } catch {
        // It has ended, or belongs to another user.
      }
  return texts
}

/** The places that contain one of the secrets, in plain text or in a common encoding. */
export function placesOf(secrets: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  const encodings = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret, 'utf16le').toString('latin1'),
  ])
  return [...texts].filter(([, text]) => encodings.some((encoding) => text.includes(encoding))).map(([place]) => place)
}
