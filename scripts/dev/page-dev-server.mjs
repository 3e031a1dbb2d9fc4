import { createServer as createSocketServer } from 'node:net'
import { onExit } from '../setup/cleanup.mjs'

const HOST = '127.0.0.1'

/**
 * Starts Vite's server for the page, on loopback alone.
 * @returns `origin`, `reload` (the whole page), and `stop`.
 */
export async function startPageDevServer(config) {
  const { createServer, mergeConfig } = await import('vite')
  // Named, because the page does not come from there: main fetches it, and only the socket goes to
  // the server itself.
  const port = await freePort()
  const hmr = { protocol: 'ws', host: HOST, clientPort: port }
  const server = await createServer(mergeConfig(config, { server: { host: HOST, port, strictPort: true, hmr } }))
  const stop = onExit(() => server.close())
  await server.listen()
  return { origin: `http://${HOST}:${port}`, reload: () => server.ws.send({ type: 'full-reload' }), stop }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createSocketServer()
    probe.once('error', reject)
    probe.listen(0, HOST, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
