import type { Route } from './routes.ts'

/** Which work numbers the server accepts in paths (docs/gateway.md §1.5). */
export type WorknoPattern = 'old' | 'new' | '2025'

export type RouteMatch =
  | { readonly route: Route; readonly parameters: Readonly<Record<string, string>> }
  | { readonly route?: undefined; readonly allowedMethods: readonly string[] }

const worknoPatterns: Readonly<Record<WorknoPattern, string>> = {
  old: '(?:[1-9]\\d{0,3}|1\\d{4})',
  new: '(?:[1-9]\\d{0,3}|[1-5]\\d{4})',
  '2025': '[1-9]\\d{0,5}',
}

/**
 * Creates the matcher of paths below /agentgateway/resource/. Without a matching route,
 * `allowedMethods` lists the verbs of the path (HTTP 405); it is empty for an unknown path (404).
 */
export function createRouter(
  routes: readonly Route[],
  pattern: WorknoPattern,
): (method: string, path: string) => RouteMatch {
  const segmentPatterns: Readonly<Record<string, string>> = {
    agentid: worknoPatterns[pattern],
    workno: worknoPatterns[pattern],
    skillid: '[1-9]\\d*',
    reason: '\\d{1,5}',
    time: '\\d{1,5}',
    autoflag: '[^/]+',
  }
  const compiled = routes.map((route) => ({
    route,
    expression: new RegExp(
      `^${route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => `(?<${name}>${segmentPatterns[name] ?? '[^/]+'})`)}$`,
    ),
  }))
  return (method, path) => {
    const matching = compiled.filter(({ expression }) => expression.test(path))
    const chosen = matching.find(({ route }) => route.method === method)
    if (chosen === undefined) return { allowedMethods: matching.map(({ route }) => route.method) }
    return { route: chosen.route, parameters: { ...chosen.expression.exec(path)?.groups } }
  }
}
