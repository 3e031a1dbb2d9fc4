import { reply, ScriptedTransport } from '../../../../test/fakes/scripted-transport.ts'
import { RoutedTransport, type RoutedTransportParts } from './routed-transport.ts'

/** A routed transport over scripted ones, in an environment that tests change. */
export function routedTransport(parts: Partial<RoutedTransportParts> = {}) {
  const environment = { now: 0, pacResult: 'DIRECT', pin: null as string | null, resolutions: 0, generation: 0 }
  const opened: { kind: string; pin: string | null; pacResult: string | undefined; transport: ScriptedTransport }[] = []
  const refused: string[] = []
  const unexpected: unknown[] = []
  const open = (kind: string) => (pin: string | null, pacResult?: string) => {
    const transport = new ScriptedTransport(...Array.from({ length: 9 }, () => () => reply('{}')))
    opened.push({ kind, pin, pacResult, transport })
    return transport
  }
  const transport = new RoutedTransport({
    now: () => environment.now,
    resolveProxy: async () => {
      environment.resolutions += 1
      return environment.pacResult
    },
    pin: () => environment.pin,
    generation: () => environment.generation,
    openDirect: open('direct'),
    openProxied: open('proxied'),
    onCertificateRefused: (reason) => refused.push(reason),
    onUnexpected: (error) => {
      unexpected.push(error)
      return { code: 'internal', reportId: 'r1' }
    },
    ...parts,
  })
  return { environment, opened, refused, unexpected, transport }
}
