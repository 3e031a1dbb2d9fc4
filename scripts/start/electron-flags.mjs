/**
 * Electron's flags for this environment. `isWindowless`: the app only prints to the terminal.
 */
export function electronFlags({ isRootOnLinux, isVirtualDisplay, isWindowless }) {
  const flags = []
  // As root, Chromium refuses to start with its sandbox.
  if (isRootOnLinux) flags.push('--no-sandbox')
  if (isVirtualDisplay) flags.push('--disable-gpu')
  // Only fatal messages of Chromium may appear beside the app's own.
  if (isVirtualDisplay || isWindowless) flags.push('--log-level=3')
  return flags
}
