/** An error that nobody caught, as the log and the help desk know it. */
export interface UncaughtErrorReport {
  readonly reportId: string
  /** Stack or message; may hold secrets, so whoever writes it redacts it. */
  readonly what: string
}

export interface UncaughtErrorsParts {
  readonly newReportId: () => string
  readonly now: () => number
}

/** The same error within this time is no news: it may come with every tick of a timer. */
const repeatMs = 60_000
/** Reports before anybody listens, and errors remembered as no news. */
const mostKept = 20

/**
 * Errors that left a callback. Each gets a report number. Those from before the log is open wait
 * for the listener. Never throws: an error in the handler of uncaught errors would end the program.
 */
export class UncaughtErrors {
  readonly #parts: UncaughtErrorsParts
  readonly #seenAt = new Map<string, number>()
  #waiting: UncaughtErrorReport[] = []
  #listener: ((report: UncaughtErrorReport) => void) | null = null
  #hasTaken = false

  constructor(parts: UncaughtErrorsParts) {
    this.#parts = parts
  }

  /** Whether anything was thrown so far. */
  get hasTaken(): boolean {
    return this.#hasTaken
  }

  /** Takes in whatever was thrown. */
  readonly take = (thrown: unknown): void => {
    this.#hasTaken = true
    const what = describeThrown(thrown)
    const now = this.#parts.now()
    const seenAt = this.#seenAt.get(what)
    if (seenAt !== undefined && now - seenAt < repeatMs) return
    this.#remember(what, now)
    this.#report({ reportId: this.#parts.newReportId(), what })
  }

  /** Calls the listener for each report, first for those that waited. Replaces the listener. */
  onReported(listener: (report: UncaughtErrorReport) => void): void {
    this.#listener = listener
    for (const report of this.#waiting.splice(0)) this.#report(report)
  }

  #remember(what: string, now: number): void {
    this.#seenAt.delete(what)
    this.#seenAt.set(what, now)
    const [oldest] = this.#seenAt.keys()
    if (this.#seenAt.size > mostKept && oldest !== undefined) this.#seenAt.delete(oldest)
  }

  #report(report: UncaughtErrorReport): void {
    if (!this.#listener) {
      if (this.#waiting.length < mostKept) this.#waiting.push(report)
      return
    }
    try {
      this.#listener(report)
    } catch {
      // Nobody is left to be told.
    }
  }
}

/** The stack or the text of whatever was thrown, which may be anything. */
export function describeThrown(thrown: unknown): string {
  try {
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  } catch {
    return 'something that has no text'
  }
}
