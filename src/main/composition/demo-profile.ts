import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { failure, success, type Result } from '../../shared/result.ts'

const demoProfileSchema = v.strictObject({
  gateway: v.pipe(v.string(), v.url()),
  certificatePem: v.string(),
  agentId: v.string(),
  password: v.string(),
  phone: v.string(),
  suggestedColleague: v.strictObject({ workno: v.string(), name: v.string() }),
})
/**
 * A demo gateway: its address, its certificate, an agent who can sign in there, and a colleague to
 * look up.
 */
export type DemoProfile = v.InferOutput<typeof demoProfileSchema>

/** Reads the file of `--demo-profile`. Fails with `bad-input` if it is not a demo profile. */
export function readDemoProfile(path: string): Result<DemoProfile> {
  try {
    return success(v.parse(demoProfileSchema, JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return failure({ code: 'bad-input', detail: '--demo-profile' })
  }
}
