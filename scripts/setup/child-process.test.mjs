import { describe, expect, it } from 'vitest'
import { firstMatch, runQuietly, startChild } from './child-process.mjs'

const TIMEOUT_MS = 10_000
const sleeper = 'console.log("ready at 1"); setInterval(() => {}, 1000)'

describe('a program that is run quietly', () => {
  it('returns its exit code, its output, and standard output separately', async () => {
    const script = 'console.log("answer"); console.error("complaint"); process.exit(3)'
    const result = await runQuietly(process.execPath, ['-e', script])
    expect(result).toMatchObject({ code: 3, standardOutput: 'answer\n' })
    expect(result.output).toContain('complaint')
  })

  it('has a message instead of an exit code if it does not exist', async () => {
    const result = await runQuietly('agentbar-no-such-program', [])
    expect(result.code).toBeUndefined()
    expect(result.output).toContain('ENOENT')
  })
})

describe('a started program', () => {
  it('can be awaited by its output, and has ended after its stop', async () => {
    const child = startChild(process.execPath, ['-e', sleeper])
    expect((await firstMatch(child, child.process.stdout, /ready at (\d)\n/, TIMEOUT_MS))?.[1]).toBe('1')
    await child.stop()
    expect(child.process.signalCode ?? child.process.exitCode).not.toBeNull()
  })

  it('that ends without the awaited output gives no match', async () => {
    const child = startChild(process.execPath, ['-e', 'console.log("other")'])
    expect(await firstMatch(child, child.process.stdout, /ready/, TIMEOUT_MS)).toBeUndefined()
  })
})
