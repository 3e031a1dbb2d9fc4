/** What this needs of Electron's `app.commandLine`. */
export interface CommandLineSwitches {
  removeSwitch(name: string): void
}

/**
 * Variables that would weaken TLS, add trust or write secrets to a file. Node and Chromium read
 * them late enough for this to work: NODE_TLS_REJECT_UNAUTHORIZED for each connection,
 * SSLKEYLOGFILE when Chromium's network starts, SSL_CERT_FILE and SSL_CERT_DIR when the system's
 * store is read. NODE_EXTRA_CA_CERTS is read earlier, but our connections name their CAs.
 */
export const unsafeVariables = [
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'SSLKEYLOGFILE',
] as const

/** Chromium's switches for the same. Some write each request, with its headers, to a file. */
export const unsafeSwitches = [
  'ssl-key-log-file',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'log-net-log',
  'net-log-capture-mode',
] as const

/**
 * Removes them, so that whoever prepares a shortcut or an environment cannot read along. Must run
 * before Electron is ready.
 */
export function removeUnsafeEnvironment(environment: NodeJS.ProcessEnv, commandLine: CommandLineSwitches): void {
  for (const name of unsafeVariables) Reflect.deleteProperty(environment, name)
  for (const name of unsafeSwitches) commandLine.removeSwitch(name)
}
