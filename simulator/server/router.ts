import type { Route } from './routes.ts'

/** Work numbers that the server's path pattern lets through (docs/gateway.md §1.5). */
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
 * Builds the matcher of paths below /agentgateway/resource. No route: `allowedMethods` is empty when no pattern
 * fits (HTTP 404), else it lists the verbs that would do (HTTP 405; docs/gateway.md §1.4).
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
    const fitting = compiled.filter(({ expression }) => expression.test(path))
    const chosen = fitting.find(({ route }) => route.method === method)
    if (chosen === undefined) return { allowedMethods: fitting.map(({ route }) => route.method) }
    return { route: chosen.route, parameters: { ...chosen.expression.exec(path)?.groups } }
  }
}
