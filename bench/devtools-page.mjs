import { fetch, WebSocket } from 'undici'

/**
 * Connects to the page of an app over the DevTools protocol. Playwright is not used: it makes a
 * page believe that it is shown and focused, so that it draws frames while it is hidden.
 * @param address from `devToolsAddress`.
 * @returns `evaluate`, which runs an expression in the page and awaits it; and `close`.
 */
export async function connectDevToolsPage(address) {
  const targets = await (await fetch(`http://${new URL(address).host}/json`)).json()
  const { webSocketDebuggerUrl } = targets.find(({ type }) => type === 'page')
  const socket = new WebSocket(webSocketDebuggerUrl)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('The connection to the page failed.')))
  })
  const waiting = new Map()
  let calls = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(data)
    const call = waiting.get(id)
    waiting.delete(id)
    if (error ?? result?.exceptionDetails) call?.reject(new Error(JSON.stringify(error ?? result.exceptionDetails)))
    else call?.resolve(result.result.value)
  })
  return {
    evaluate: (expression) =>
      new Promise((resolve, reject) => {
        calls += 1
        waiting.set(calls, { resolve, reject })
        const params = { expression, awaitPromise: true, returnByValue: true }
        socket.send(JSON.stringify({ id: calls, method: 'Runtime.evaluate', params }))
      }),
    close: () => socket.close(),
  }
}
