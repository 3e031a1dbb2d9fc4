import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/listener.ts'

test('the page reaches no network, by any door', async ({ panel: { page }, listener }) => {
  const outcomes = await page.evaluate(async (origin) => {
    const settled = (promise: Promise<unknown>) =>
      promise.then(
        () => 'reached',
        () => 'refused',
      )
    const loaded = (element: HTMLElement & { src?: string }) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('reached')
        element.onerror = () => resolve('refused')
        document.body.append(element)
      })
    const made = <T extends HTMLElement>(tag: string, properties: Partial<T> & Record<string, unknown>) =>
      Object.assign(document.createElement(tag), properties)
    const request = new XMLHttpRequest()
    const socket = new Promise<string>((resolve) => {
      try {
        const opened = new WebSocket(`ws://${origin}/`)
        opened.onopen = () => resolve('reached')
        opened.onerror = () => resolve('refused')
      } catch {
        resolve('refused')
      }
    })
    return {
      fetch: await settled(fetch(`http://${origin}/fetch`)),
      opaque: await settled(fetch(`http://${origin}/opaque`, { mode: 'no-cors' })),
      request: await new Promise<string>((resolve) => {
        request.onload = () => resolve('reached')
        request.onerror = () => resolve('refused')
        request.open('GET', `http://${origin}/xhr`)
        request.send()
      }),
      socket: await socket,
      script: await loaded(made('script', { src: `http://${origin}/script.js` })),
      image: await loaded(made('img', { src: `http://${origin}/image.png` })),
      style: await loaded(made('link', { rel: 'stylesheet', href: `http://${origin}/style.css` })),
      module: await settled(import(/* @vite-ignore */ `http://${origin}/module.js`)),
      file: await settled(fetch('file:///etc/hostname')),
      ownFile: await settled(fetch('app://panel/index.html')),
      beacon: navigator.sendBeacon(`http://${origin}/beacon`) ? 'queued' : 'refused',
    }
  }, listener.origin)
  const { beacon: _beacon, ...doors } = outcomes
  expect(doors).toEqual(Object.fromEntries(Object.keys(doors).map((door) => [door, 'refused'])))
  expect(listener.connections()).toBe(0)
})

test('the page reaches nobody by WebRTC, WebTransport, event stream or service worker', async ({
  panel: { page },
  listener,
}) => {
  const outcomes = await page.evaluate(async (origin) => {
    const refusal = (fault: unknown) => (fault instanceof Error ? 'refused' : 'odd')
    const candidates: string[] = []
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${origin}` },
        ...['udp', 'tcp'].map((transport) => ({
          urls: `turn:${origin}?transport=${transport}`,
          username: 'agent',
          credential: 'secret',
        })),
      ],
    })
    connection.createDataChannel('door')
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve()
        else candidates.push(candidate.candidate)
      }
    })
    await connection.setLocalDescription(await connection.createOffer())
    await gathered
    connection.close()
    const stream = await new Promise<string>((resolve) => {
      const source = new EventSource(`http://${origin}/events`)
      source.onopen = () => resolve('reached')
      source.onerror = () => resolve('refused')
    })
    let transport = 'reached'
    try {
      const opened = new WebTransport(`https://${origin}/transport`)
      opened.closed.catch(() => undefined)
      await opened.ready
    } catch (fault) {
      transport = refusal(fault)
    }
    const worker = await navigator.serviceWorker.register('index.js').then(() => 'registered', refusal)
    return { candidates: candidates.filter((text) => text !== ''), stream, transport, worker }
  }, listener.origin)
  expect(outcomes).toEqual({ candidates: [], stream: 'refused', transport: 'refused', worker: 'refused' })
  expect(listener.connections()).toBe(0)
})

test('the page downloads nothing, and its links to other hosts are not resolved ahead', async ({
  signedIn: { page, electron },
  listener,
  folder,
}) => {
  const log = join(folder, 'net-log.json')
  await electron.evaluate(
    async ({ app, BrowserWindow, netLog }, { file, downloads }) => {
      app.setPath('downloads', downloads)
      await netLog.startLogging(file)
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session
      const seen: string[] = []
      Object.assign(globalThis, { downloadsSeen: seen })
      session?.on('will-download', (event, item) => {
        seen.push(event.defaultPrevented ? 'cancelled' : 'started')
        item.cancel()
      })
    },
    { file: log, downloads: folder },
  )
  await page.evaluate((origin) => {
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'preload', 'modulepreload']) {
      const link = Object.assign(document.createElement('link'), {
        rel,
        href: `http://${rel}.canary.example/`,
        as: 'image',
      })
      document.head.append(
        link,
        Object.assign(document.createElement('link'), { rel, href: `http://${origin}/${rel}` }),
      )
    }
    const blob = URL.createObjectURL(new Blob(['canary']))
    for (const href of [`http://${origin}/download`, blob, 'data:application/octet-stream,canary']) {
      const link = Object.assign(document.createElement('a'), {
        href,
        download: 'canary.txt',
        ping: `http://${origin}/ping`,
      })
      document.body.append(link)
      link.click()
    }
  }, listener.origin)
  const seen = () => electron.evaluate(() => Reflect.get(globalThis, 'downloadsSeen') as string[])
  await expect.poll(seen).toContain('cancelled')
  expect(new Set(await seen())).toEqual(new Set(['cancelled']))
  await electron.evaluate(({ netLog }) => netLog.stopLogging())
  expect(readFileSync(log, 'utf8')).not.toContain('canary.example')
  expect(readdirSync(folder).filter((name) => name.includes('canary'))).toEqual([])
  expect(listener.connections()).toBe(0)
})

test('what main itself sends in the name of the page’s session goes nowhere either', async ({
  panel: { electron },
  listener,
}) => {
  const outcome = await electron.evaluate(async ({ BrowserWindow }, origin) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session
    if (!session) throw new Error('There is no window.')
    const fetched = await session.fetch(`http://${origin}/`).then(
      () => 'reached',
      () => 'refused',
    )
    const ways = await Promise.all(
      [`http://${origin}/`, 'https://gateway.example/', 'ws://localhost/'].map((url) => session.resolveProxy(url)),
    )
    return { fetched, ways }
  }, listener.origin)
  expect(outcome.fetched).toBe('refused')
  for (const way of outcome.ways) expect(way).not.toContain('DIRECT')
  expect(listener.connections()).toBe(0)
})

test('the page stays where it is, and opens nothing', async ({ signedIn: { page, electron }, listener }) => {
  const before = page.url()
  const opened = await page.evaluate((origin) => window.open(`http://${origin}/popup`) === null, listener.origin)
  expect(opened).toBe(true)
  await page.evaluate((origin) => {
    const link = Object.assign(document.createElement('a'), { href: `http://${origin}/link`, target: '_blank' })
    document.body.append(link)
    link.click()
    link.target = ''
    link.click()
    const form = Object.assign(document.createElement('form'), { action: `http://${origin}/form`, method: 'post' })
    document.body.append(form)
    form.submit()
    const frame = Object.assign(document.createElement('iframe'), { src: `http://${origin}/frame` })
    document.body.append(frame)
    window.location.href = `http://${origin}/navigation`
  }, listener.origin)
  // Through main, since Playwright itself waits for a navigation that never comes.
  const after = await electron.evaluate(async ({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows()
    const contents = windows[0]?.webContents
    const answer: unknown = await contents?.executeJavaScript(
      "agentBar.queryAgentInfoByWorkNo('20011').then((reply) => reply.ok)",
    )
    return { count: windows.length, address: contents?.getURL(), answer }
  })
  expect(after).toEqual({ count: 1, address: before, answer: true })
  expect(listener.connections()).toBe(0)
})
