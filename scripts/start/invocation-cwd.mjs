/**
 * The folder in which `npm start` was called. Relative paths in its arguments start there, but npm
 * runs a script in the project's folder.
 * @param ownFolder this process's working folder, for a start without npm.
 */
export function invocationCwd({ npm_lifecycle_event: script, INIT_CWD: folder }, ownFolder) {
  // Inside another npm script the variable belongs to that script.
  return script === 'start' && folder ? folder : ownFolder
}
