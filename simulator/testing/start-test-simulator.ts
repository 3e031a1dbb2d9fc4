import { onTestFinished } from 'vitest'
import { startSimulator } from '../simulator.ts'
import type { SimulatorOptions } from '../simulator-options.ts'
import type { Simulator } from '../simulator.ts'

/** Starts a simulator with short waits and few colleagues. Stops it after the test. */
export async function startTestSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ pollHoldMs: 20, colleagueCount: 20, ...options })
  onTestFinished(() => simulator.stop())
  return simulator
}

/** Creates a clock that only `advance` moves. */
export function createManualClock(start = 1_750_000_000_000): { now: () => number; advance: (ms: number) => void } {
  let current = start
  return { now: () => current, advance: (ms) => void (current += ms) }
}
