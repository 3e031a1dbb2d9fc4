import { globalShortcut } from 'electron'
import type { HotkeyPort } from '../../core/ports.ts'

/** Electron's keys for the whole desktop. */
export const globalHotkey: HotkeyPort = {
  claim(accelerator, onPressed) {
    try {
      return globalShortcut.register(accelerator, onPressed)
    } catch {
      // What Electron cannot read it throws at; a claim is answered.
      return false
    }
  },
  release: (accelerator) => globalShortcut.unregister(accelerator),
}
