/**
 * The flags that Electron needs because of where it runs; they say nothing about the product.
 * @param where `isRootOnLinux`; `isVirtualDisplay`; `isWindowless`: whether only an answer on the terminal is wanted.
 */
export function electronFlags({ isRootOnLinux, isVirtualDisplay, isWindowless }) {
  const flags = []
  if (isRootOnLinux) flags.push('--no-sandbox') // Chromium refuses to start as root with its sandbox.
  if (isVirtualDisplay) flags.push('--disable-gpu')
  // Chromium's chatter must not stand beside an error line for people; what ends the program (fatal) is still shown.
  if (isVirtualDisplay || isWindowless) flags.push('--log-level=3')
  return flags
}
