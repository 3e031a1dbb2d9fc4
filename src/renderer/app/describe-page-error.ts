/** Enough to find the place; main refuses a longer report. */
const mostFrames = 12

/**
 * An error of the page for the log: its kind and where it came from, without its message, which may
 * quote what the gateway said of a colleague.
 */
export function describePageError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`
  // Svelte names its errors by an address.
  const code = /svelte\.dev\/e\/(\w+)/.exec(error.message)?.[1]
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line))
  const kind = code === undefined ? error.name : `${error.name} ${code}`
  return [kind, ...frames.slice(0, mostFrames).map((frame) => frame.trim().slice(0, 200))].join('\n')
}
