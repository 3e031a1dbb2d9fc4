/** One request as tests and integrators may see it: header values that are secret are replaced. */
export interface RequestLogEntry {
  /** Epoch milliseconds of its arrival. */
  readonly at: number
  readonly method: string
  /** Path below the host, without the query; anything that looks like a Guid is replaced. */
  readonly path: string
  /** Interface name as in the gateway's log, undefined where no route fits. */
  readonly name: string | undefined
  /** Header names in the order and spelling of the wire. */
  readonly headerNames: readonly string[]
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** HTTP status and retcode of the answer, undefined while unanswered or when the connection broke. */
  readonly status: number | undefined
  readonly retcode: string | undefined
  readonly outcome: 'pending' | 'answered' | 'broken'
  readonly durationMs: number | undefined
}

/** The same request with everything on it, for assertions in the same process. */
export interface RawRequest {
  readonly method: string
  readonly url: string
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[]
  readonly body: string
}

export interface OpenLogEntry {
  readonly record: RequestLogEntry
  settle(outcome: 'answered' | 'broken', status?: number, retcode?: string): void
}

/** Keeps the last 10,000 requests. */
export interface RequestLog {
  readonly entries: readonly RequestLogEntry[]
  readonly raw: readonly RawRequest[]
  begin(raw: RawRequest, name: string | undefined): OpenLogEntry
  clear(): void
}

const kept = 10_000
const secretHeaders = new Set(['guid', 'cookie', 'authorization', 'service_token', 'proxy-authorization'])

/** Creates an empty request log. `onChange` is told of each arrival and each outcome. */
export function createRequestLog(now: () => number, onChange: (record: RequestLogEntry) => void): RequestLog {
  const entries: RequestLogEntry[] = []
  const rawRequests: RawRequest[] = []
  return {
    entries,
    raw: rawRequests,
    begin(raw, name) {
      const headers = redactHeaders(raw.rawHeaders)
      const record = {
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
      entries.push(record)
      rawRequests.push(raw)
      if (entries.length > kept) {
        entries.shift()
        rawRequests.shift()
      }
      onChange(record)
      return {
        record,
        settle(outcome, status, retcode) {
          if (record.outcome !== 'pending') return
          Object.assign(record, { outcome, status, retcode, durationMs: now() - record.at })
          onChange(record)
        },
      }
    },
    clear() {
      entries.length = 0
      rawRequests.length = 0
    },
  }
}

/** One log line: no header values, no query, no body, so no Guid, password, cookie or phone. */
export function requestLogLine(record: RequestLogEntry): string {
  const answer = record.outcome === 'broken' ? 'connection broken' : `${record.status} ${record.retcode ?? '-'}`
  return `${record.method} ${record.path} ${record.name ?? '-'} ${answer} ${record.durationMs} ms`
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
