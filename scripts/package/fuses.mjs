/**
 * The switches inside the Electron binary, as users get it: nobody turns the app into a plain Node, into a debugging
 * target or into a loader of other code, whether by environment, argument or a folder beside it.
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

/** How a switch stands in the binary; any other character says that this Electron does not have it. */
const stateByCharacter = { 0: false, 1: true }

/**
 * Reads the switches back from an executable (on macOS: the .app folder).
 * @returns as `closedFuses`; a switch that this Electron does not know is left out.
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
