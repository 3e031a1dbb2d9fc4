import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { failure, success, type Result } from '../../shared/result.ts'

const demoProfileSchema = v.strictObject({
  gateway: v.pipe(v.string(), v.url()),
  certificatePem: v.string(),
  agentId: v.string(),
  password: v.string(),
  phone: v.string(),
})
/** A gateway to try the program with: its address, its very certificate, and an agent who may sign in there. */
export type DemoProfile = v.InferOutput<typeof demoProfileSchema>

export function readDemoProfile(path: string): Result<DemoProfile> {
  try {
    return success(v.parse(demoProfileSchema, JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return failure({ code: 'bad-input', detail: '--demo-profile' })
  }
}
