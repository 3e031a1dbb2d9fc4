/**
 * Replaces the JSON Schema validator that electron-store's `conf` loads (electron.vite.config.ts).
 * It is not used here, and loading it would take a tenth of the start. It is called only if
 * electron-store gets a schema.
 */
export function emptyJsonSchemaValidator(): never {
  throw new Error('settings are validated by shared/settings.ts, not by electron-store')
}

/** The names under which `conf` imports the validator and its formats. */
export { emptyJsonSchemaValidator as Ajv2020, emptyJsonSchemaValidator as default }
