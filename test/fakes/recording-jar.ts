import type { CookieJar } from '../../src/core/ports.ts'

/** A cookie jar that sends back the last `name=value` it received, and records all it received. */
export class RecordingJar implements CookieJar {
  readonly accepted: (readonly string[])[] = []
  /** The gateway's date of each reply. */
  readonly dates: (string | null)[] = []

  headerFor(): string | null {
    return this.accepted.flat().at(-1)?.split(';')[0] ?? null
  }

  accept(setCookies: readonly string[], gatewayDate: string | null): void {
    this.accepted.push(setCookies)
    this.dates.push(gatewayDate)
  }

  serialise(): string {
    return JSON.stringify(this.accepted)
  }
}
