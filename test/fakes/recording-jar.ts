import type { CookieJar } from '../../src/core/ports.ts'

/** A cookie jar that sends back the last `name=value` it received, and records all it received. */
export class RecordingJar implements CookieJar {
  readonly accepted: (readonly string[])[] = []

  headerFor(): string | null {
    return this.accepted.flat().at(-1)?.split(';')[0] ?? null
  }

  accept(setCookies: readonly string[]): void {
    this.accepted.push(setCookies)
  }

  serialise(): string {
    return JSON.stringify(this.accepted)
  }
}
