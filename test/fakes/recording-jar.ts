import type { CookieJar } from '../../src/core/ports.ts'

/** A jar that sends back the last name=value it was given, and keeps all it was given. */
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
