/**
 * Stands in for the JSON Schema validator that conf loads and never uses here (electron.vite.config.ts): it would be a tenth of the start.
 * Being called means that somebody gave electron-store a schema.
 */
export function emptyJsonSchemaValidator(): never {
  throw new Error('settings are validated by shared/settings.ts, not by electron-store')
}

/** The names under which conf imports the validator and its formats. */
export { emptyJsonSchemaValidator as Ajv2020, emptyJsonSchemaValidator as default }
