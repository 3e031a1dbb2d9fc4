import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test as base } from './support/test.ts'
import { pressKeys } from './support/x-desktop.ts'

interface Listener {
  readonly origin: string
  readonly connections: () => number
}

/** A port of this machine that counts who comes. */
const test = base.extend<{ listener: Listener }>({
  listener: async ({}, use) => {
    let connections = 0
    const server: Server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use({ origin: `127.0.0.1:${port}`, connections: () => connections })
    await new Promise((resolve) => server.close(resolve))
  },
})

test('the page has one object of the program’s, frozen to its depth', async ({ panel: { page } }) => {
  const found = await page.evaluate(() => {
    const pristine = document.createElement('iframe')
    document.body.append(pristine)
    const known = new Set(Object.getOwnPropertyNames(pristine.contentWindow ?? {}))
    pristine.remove()
    const own = Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !/^\d+$/.test(name))
    const api = window.agentBar as unknown as Record<string, unknown>
    return {
      own,
      isFrozen: Object.isFrozen(api),
      names: Object.keys(api),
      kinds: [...new Set(Object.values(api).map((value) => typeof value))],
    }
  })
  // Svelte's numbering of ids and Playwright's own are no doors to anything.
  expect(found.own.filter((name) => name !== '__svelte' && !name.startsWith('__playwright'))).toEqual(['agentBar'])
  expect(found.isFrozen).toBe(true)
  expect(found.kinds).toEqual(['function'])
  expect(found.names).toContain('queryAgentInfoByWorkNo')
  const isKept = await page.evaluate(() => {
    const before = window.agentBar.queryAgentInfoByWorkNo
    try {
      Object.assign(window.agentBar, { queryAgentInfoByWorkNo: () => undefined })
    } catch {
      // In strict code the attempt throws; what counts is that nothing changed.
    }
    return window.agentBar.queryAgentInfoByWorkNo === before
  })
  expect(isKept).toBe(true)
})

test('nothing of Node and Electron is within reach', async ({ panel: { page } }) => {
  const reach = await page.evaluate(() => {
    const names = [
      'require',
      'process',
      'Buffer',
      'global',
      'module',
      'exports',
      '__dirname',
      'ipcRenderer',
      'electron',
      'setImmediate',
    ]
    const viaFunction = window.agentBar.readSnapshot.constructor === Function
    return { present: names.filter((name) => name in window), viaFunction }
  })
  expect(reach).toEqual({ present: [], viaFunction: true })
})

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

test('inline script, evaluated text and data addresses do not run', async ({ panel: { page } }) => {
  const ran = await page.evaluate(async () => {
    const marks = window as unknown as Record<string, unknown>
    const inline = document.createElement('script')
    inline.textContent = 'window.ranInline = true'
    document.body.append(inline)
    const image = document.createElement('div')
    image.innerHTML = '<img src="data:," onerror="window.ranHandler = true">'
    document.body.append(image)
    const data = document.createElement('script')
    data.src = 'data:text/javascript,window.ranData = true'
    const dataSettled = new Promise((resolve) => (data.onload = data.onerror = resolve))
    document.body.append(data)
    await dataSettled
    return ['ranInline', 'ranHandler', 'ranData'].filter((name) => marks[name] !== undefined)
  })
  expect(ran).toEqual([])
  const evaluated = await page.evaluate(async () => {
    const attempt = (act: () => unknown): string => {
      try {
        act()
        return 'ran'
      } catch (fault) {
        return fault instanceof Error ? fault.name : 'refused'
      }
    }
    // In a task of the page's own: the debugger's are free of the policy.
    await new Promise((resolve) => setTimeout(resolve))
    return [attempt(() => (0, eval)('1')), attempt(() => new Function('return 1')())]
  })
  expect(evaluated).toEqual(['EvalError', 'EvalError'])
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

test('F12 opens no developer tools', async ({ signedIn: { page, electron }, testDesktop: { environment } }) => {
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ key }) => Object.assign(window, { lastKey: key }))
  })
  await pressKeys(environment, ['F12'])
  // It comes through to the page, since nobody in main has taken it.
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'lastKey') as unknown)).toBe('F12')
  const addresses = await electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  )
  expect(addresses).toEqual([page.url()])
})

test('no permission is granted, and none is ever asked for aloud', async ({ panel: { page } }) => {
  const outcomes = await page.evaluate(async () => {
    const settled = (promise: Promise<unknown>) =>
      promise.then(
        () => 'granted',
        () => 'refused',
      )
    return {
      microphone: await settled(navigator.mediaDevices.getUserMedia({ audio: true })),
      camera: await settled(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await settled(navigator.mediaDevices.getDisplayMedia()),
      place: await settled(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      clipboard: await settled(navigator.clipboard.readText()),
      notifications: (await Notification.requestPermission()) === 'granted' ? 'granted' : 'refused',
    }
  })
  expect(new Set(Object.values(outcomes))).toEqual(new Set(['refused']))
})
