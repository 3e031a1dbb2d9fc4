import { globalShortcut } from 'electron'
import type { HotkeyPort } from '../../core/ports.ts'

/** Electron's global shortcuts. */
export const globalHotkey: HotkeyPort = {
  claim(accelerator, onPressed) {
    try {
      return globalShortcut.register(accelerator, onPressed)
    } catch {
      // Electron throws for an accelerator that it cannot parse.
      return false
    }
  },
  release: (accelerator) => globalShortcut.unregister(accelerator),
}
