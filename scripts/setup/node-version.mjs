import { StepFailure } from './steps.mjs'

const OLDEST_NODE = '20.19.0'

/**
 * Whether `version` ("v20.20.2") is at least `oldest` ("20.19.0"). Pre-release tags are ignored.
 */
export function isAtLeastVersion(version, oldest) {
  const have = numbersOf(version)
  const want = numbersOf(oldest)
  for (const [position, number] of want.entries()) {
    const difference = (have[position] ?? 0) - number
    if (difference !== 0) return difference > 0
  }
  return true
}

function numbersOf(version) {
  return version.replace(/^v/, '').split('-', 1)[0].split('.').map(Number)
}

/** @throws StepFailure on a Node that the build tools do not support. */
export function requireNode(version = process.version) {
  if (isAtLeastVersion(version, OLDEST_NODE)) return
  throw new StepFailure(`AgentBar's tools need Node ${OLDEST_NODE} or newer; this is ${version}.`, {
    hint: 'install a current Node (the long-term-support line is a good choice) and run the command again.',
  })
}
