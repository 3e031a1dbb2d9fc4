import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from '../setup/child-process.mjs'
import { secondsText } from '../setup/steps.mjs'
import { toolCommand } from '../setup/tool.mjs'
import { checks } from './checks.mjs'

const AT_A_TIME = 2

/**
 * Runs all checks, prints a line for each and the output of failed ones, and writes every output to
 * output/logs.
 * @returns the counts of passed and failed checks.
 */
export async function runChecks(project, logFolder) {
  mkdirSync(logFolder, { recursive: true })
  const waiting = [...checks]
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await hasPassed(project, logFolder, check)) counts.passed += 1
      else counts.failed += 1
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return counts
}

async function hasPassed(project, logFolder, { name, tool, args }) {
  const startedAt = performance.now()
  const [packageName, commandName] = tool
  const tools = toolCommand(project, packageName, args, commandName)
  const { code, output } = await runQuietly(tools.command, tools.args, { cwd: project })
  writeFileSync(path.join(logFolder, `check-${name}.log`), output)
  const time = secondsText(performance.now() - startedAt)
  if (code === 0) process.stdout.write(`✓ ${name} (${time})\n`)
  else process.stdout.write(`✗ ${name} (${time}, exit code ${code})\n${output.trimEnd()}\n`)
  return code === 0
}
