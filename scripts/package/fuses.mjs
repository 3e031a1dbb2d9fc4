/**
 * The fuses of the shipped Electron binary. They prevent that an environment variable, an argument
 * or a folder turns the app into plain Node, a debugging target or a loader of other code.
 */
export const closedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

/**
 * The states of a fuse in the binary. Any other character: this Electron does not have the fuse.
 */
const stateByCharacter = { 0: false, 1: true }

/**
 * Reads the fuses of an executable (on macOS: the .app folder).
 * @returns an object like `closedFuses`, without fuses that this Electron does not have.
 */
export async function readFuses(executable) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(executable)
  const states = Object.keys(closedFuses).map((name) => {
    const option = FuseV1Options[name[0].toUpperCase() + name.slice(1)]
    return [name, stateByCharacter[String.fromCharCode(wire[option])]]
  })
  return Object.fromEntries(states.filter(([, state]) => state !== undefined))
}
