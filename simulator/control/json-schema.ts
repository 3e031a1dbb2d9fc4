/** The part of JSON Schema that the control endpoint needs. */
export interface JsonSchema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'object'
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  /** `false`: no properties other than those named. */
  readonly additionalProperties?: false
}

/** Schema of an object that has these properties and no others. */
export function strictObject(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}

/** Returns what is wrong with the value, one sentence each; an empty list when it is valid. */
export function schemaErrors(schema: JsonSchema, value: unknown, at = 'input'): string[] {
  if (schema.anyOf !== undefined) {
    const attempts = schema.anyOf.map((option) => schemaErrors(option, value, at))
    return attempts.some((errors) => errors.length === 0) ? [] : [attempts.map((errors) => errors[0]).join(', or ')]
  }
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return [`${at} must be one of ${schema.enum.map((option) => JSON.stringify(option)).join(', ')}`]
  }
  if (schema.type !== undefined && !isOfType(value, schema.type)) return [`${at} must be of type ${schema.type}`]
  if (typeof value === 'number') return findNumberErrors(schema, value, at)
  if (typeof value === 'string') return findStringErrors(schema, value, at)
  return schema.properties === undefined ? [] : findPropertyErrors(schema, value as Record<string, unknown>, at)
}

function isOfType(value: unknown, type: NonNullable<JsonSchema['type']>): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

function findNumberErrors(
  { minimum = -Infinity, maximum = Infinity }: JsonSchema,
  value: number,
  at: string,
): string[] {
  return value >= minimum && value <= maximum ? [] : [`${at} must be from ${minimum} to ${maximum}`]
}

function findStringErrors({ pattern, maxLength = Infinity }: JsonSchema, value: string, at: string): string[] {
  if (value.length > maxLength) return [`${at} must have at most ${maxLength} characters`]
  return pattern === undefined || new RegExp(pattern).test(value) ? [] : [`${at} must match ${pattern}`]
}

function findPropertyErrors(schema: JsonSchema, value: Readonly<Record<string, unknown>>, at: string): string[] {
  const { properties = {}, required = [] } = schema
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}.${name} is missing`)
  const others = Object.entries(value).flatMap(([name, item]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (property !== undefined) return schemaErrors(property, item, `${at}.${name}`)
    return schema.additionalProperties === false ? [`${at}.${name} is not known`] : []
  })
  return [...missing, ...others]
}
