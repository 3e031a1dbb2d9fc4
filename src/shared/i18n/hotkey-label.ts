import { formatAccelerator } from '../accelerator.ts'
import type { AppSnapshot } from '../app-snapshot.ts'
import type { Translator } from './translator.ts'

/**
 * The hotkey as keyboards name it; null when there is none that works, so that none is promised.
 */
export function hotkeyLabel(
  t: Translator,
  { hotkey, platform }: Pick<AppSnapshot, 'hotkey' | 'platform'>,
): string | null {
  const { accelerator, state } = hotkey
  if (accelerator === null || state !== 'active') return null
  return formatAccelerator(accelerator, platform === 'darwin', t('settings.hotkeySpace'))
}
