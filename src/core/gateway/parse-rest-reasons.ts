import * as v from 'valibot'
import { visibleText } from '../../shared/visible-text.ts'
import { wireInteger, wireText } from './wire-values.ts'

/** The names of rest reasons by their code. */
export type RestReasons = ReadonlyMap<number, string>

/**
 * No page shows the reply (docs/gateway.md §10.12). These are the names that other interfaces give
 * a code and its text.
 */
const codeNames = ['restcause', 'restreason', 'causecode', 'reasoncode', 'cause', 'reason', 'code', 'id', 'key']
const textNames = ['restcausedesc', 'restreasondesc', 'desc', 'description', 'name', 'text', 'value', 'reason']

const longestName = 40
/** "No reason" and the largest code of a rest (docs/gateway.md §6). */
const lowestCode = 1
const highestCode = 255

/**
 * Reads the reply of `restreason`, as a list of objects or as an object from code to text. What
 * cannot be understood is left out: its number is shown then, as without this interface.
 */
export function parseRestReasons(result: unknown): RestReasons {
  const pairs = Array.isArray(result) ? result.map(pairOf) : v.is(record, result) ? Object.entries(result) : []
  const names = new Map<number, string>()
  for (const pair of pairs) {
    if (!pair) continue
    const code = v.parse(wireInteger, pair[0])
    const name = typeof pair[1] === 'string' ? visibleText(v.parse(wireText, pair[1])).slice(0, longestName) : ''
    if (code !== null && code >= lowestCode && code <= highestCode && name !== '') names.set(code, name)
  }
  return names
}

const record = v.record(v.string(), v.unknown())

function pairOf(entry: unknown): readonly [code: unknown, name: unknown] | null {
  if (!v.is(record, entry)) return null
  const fields = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]))
  const codeName = codeNames.find((name) => v.parse(wireInteger, fields.get(name)) !== null)
  if (codeName === undefined) return null
  const textName = textNames.find((name) => name !== codeName && typeof fields.get(name) === 'string')
  return textName === undefined ? null : [fields.get(codeName), fields.get(textName)]
}
