/**
 * The folder in which `npm start` was typed, where relative paths among its arguments begin: npm itself runs a script in the project's folder.
 * @param ownFolder this process's own, for a start without npm.
 */
export function invocationCwd({ npm_lifecycle_event: script, INIT_CWD: folder }, ownFolder) {
  // Below another script of npm the variable is that one's.
  return script === 'start' && folder ? folder : ownFolder
}
