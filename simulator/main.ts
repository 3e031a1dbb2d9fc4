import { writeFileSync } from 'node:fs'
import { parseCommandLine, usageText } from './parse-command-line.ts'
import type { CommandLine } from './parse-command-line.ts'
import { writeDemoProfile } from './write-demo-profile.ts'
import { startSimulator } from './simulator.ts'

const exitUsage = 2

/** Runs the simulator until a signal, or with --end-with-parent until standard input closes. */
async function run(commandLine: CommandLine): Promise<void> {
  const log = (line: string): void => void process.stderr.write(`${new Date().toISOString()} ${line}\n`)
  const simulator = await startSimulator({ ...commandLine.options, ...(commandLine.isQuiet ? {} : { log }) })
  const trusted = simulator.caPem ?? simulator.certificatePem
  if (commandLine.certificateOut !== undefined) writeFileSync(commandLine.certificateOut, trusted)
  if (commandLine.demoProfile !== undefined) writeDemoProfile(commandLine.demoProfile, simulator.url, trusted)

  const stop = (): void => {
    void simulator.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (commandLine.endsWithParent) process.stdin.on('end', stop).on('error', stop).resume()
  process.stdout.write(`AgentBar gateway simulator ready at ${simulator.url}\n`)
  if (!commandLine.isQuiet) process.stderr.write(`Control token: ${simulator.controlToken}\n`)
}

function reportError(error: unknown, exitCode: number): void {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = exitCode
}

try {
  const commandLine = parseCommandLine(process.argv.slice(2))
  if (commandLine === 'help') process.stdout.write(usageText)
  else run(commandLine).catch((error: unknown) => reportError(error, 1))
} catch (error) {
  reportError(error, exitUsage)
}
