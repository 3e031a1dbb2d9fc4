import * as v from 'valibot'
import { failure, success, type Result } from '../../shared/result.ts'
import { defaultSettings, settingsSchema, settingsVersion, type Settings } from '../../shared/settings.ts'

type Migration = (older: Record<string, unknown>) => Record<string, unknown>

/** From each version to the one above it. Empty while there is only the first. */
const migrations: Readonly<Record<number, Migration>> = {}

/**
 * Current settings out of a stored file of any version. Missing keys take their defaults; anything
 * the schema refuses, or a version from the future, is `bad-input` with the field paths, and the
 * caller puts the file aside.
 */
export function parseSettings(
  content: unknown,
  steps: Readonly<Record<number, Migration>> = migrations,
): Result<Settings> {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return failure({ code: 'bad-input', detail: 'settings' })
  let current = content as Record<string, unknown>
  let version = typeof current['version'] === 'number' ? current['version'] : settingsVersion
  for (let step = steps[version]; step && version < settingsVersion; step = steps[version]) {
    version += 1
    current = { ...step(current), version }
  }
  const parsed = v.safeParse(settingsSchema, { ...defaultSettings, ...current })
  if (parsed.success) return success(parsed.output)
  const paths = parsed.issues.map((issue) => v.getDotPath(issue) ?? '?')
  return failure({ code: 'bad-input', detail: [...new Set(paths)].join(', ') })
}
