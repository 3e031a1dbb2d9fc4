/** One logged request. Secret header values are replaced. */
export interface RequestLogEntry {
  /** Time of arrival in epoch milliseconds. */
  readonly at: number
  readonly method: string
  /** Path without the query. Segments that may hold a secret are replaced. */
  readonly path: string
  /** Interface name as in the gateway's log; undefined without a matching route. */
  readonly name: string | undefined
  /** Header names, in order and spelling as received. */
  readonly headerNames: readonly string[]
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** HTTP status and retcode; undefined while pending and after a broken connection. */
  readonly status: number | undefined
  readonly retcode: string | undefined
  readonly outcome: 'pending' | 'answered' | 'broken'
  readonly durationMs: number | undefined
}

/** A request as received, with its secrets. For assertions in the same process. */
export interface RawRequest {
  readonly method: string
  readonly url: string
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[]
  readonly body: string
}

/** An entry whose request has no reply yet. */
export interface OpenLogEntry {
  readonly entry: RequestLogEntry
  /** Completes the entry. Only the first call counts. */
  settle(outcome: 'answered' | 'broken', status?: number, retcode?: string): void
}

/** Keeps the last 10,000 requests. */
export interface RequestLog {
  readonly entries: readonly RequestLogEntry[]
  readonly raw: readonly RawRequest[]
  begin(raw: RawRequest, name: string | undefined): OpenLogEntry
  clear(): void
}

const maxEntries = 10_000
const secretHeaders = new Set(['guid', 'cookie', 'authorization', 'service_token', 'proxy-authorization'])

/** Creates an empty request log. `onChange` is called at each arrival and each outcome. */
export function createRequestLog(now: () => number, onChange: (entry: RequestLogEntry) => void): RequestLog {
  const entries: RequestLogEntry[] = []
  const rawRequests: RawRequest[] = []
  return {
    entries,
    raw: rawRequests,
    begin(raw, name) {
      const headers = redactHeaders(raw.rawHeaders)
      const entry = {
        at: now(),
        method: raw.method,
        path: redactPath(raw.url),
        name,
        headerNames: headers.map(([headerName]) => headerName),
        headers,
        status: undefined as number | undefined,
        retcode: undefined as string | undefined,
        outcome: 'pending' as RequestLogEntry['outcome'],
        durationMs: undefined as number | undefined,
      }
      entries.push(entry)
      rawRequests.push(raw)
      if (entries.length > maxEntries) {
        entries.shift()
        rawRequests.shift()
      }
      onChange(entry)
      return {
        entry,
        settle(outcome, status, retcode) {
          if (entry.outcome !== 'pending') return
          Object.assign(entry, { outcome, status, retcode, durationMs: now() - entry.at })
          onChange(entry)
        },
      }
    },
    clear() {
      entries.length = 0
      rawRequests.length = 0
    },
  }
}

/**
 * One line of log. It has no header values, query or body, so no Guid, password, cookie or phone.
 */
export function requestLogLine(entry: RequestLogEntry): string {
  const reply = entry.outcome === 'broken' ? 'connection broken' : `${entry.status} ${entry.retcode ?? '-'}`
  return `${entry.method} ${entry.path} ${entry.name ?? '-'} ${reply} ${entry.durationMs} ms`
}

function redactHeaders(rawHeaders: readonly string[]): [string, string][] {
  const headers: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    headers.push([name, secretHeaders.has(name.toLowerCase()) ? '(replaced)' : value])
  }
  return headers
}

function redactPath(url: string): string {
  const path = url.split('?', 1)[0] ?? ''
  return path
    .slice(0, 200)
    .split('/')
    .map((segment) => (/^[a-z]{1,40}$|^\d{1,6}$/i.test(segment) || segment === '' ? segment : '(replaced)'))
    .join('/')
}
