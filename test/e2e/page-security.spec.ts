import { expect, test } from './support/test.ts'
import { pressKeys } from './support/x-desktop.ts'

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

test('a script reads no clipboard, in no frame', async ({ signedIn: { page, electron } }) => {
  await electron.evaluate(({ clipboard }) => clipboard.writeText('canary'))
  const read = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const outcomes: string[] = []
    for (const owner of [document, frame.contentDocument]) {
      if (owner === null) continue
      const field = owner.createElement('textarea')
      owner.body.append(field)
      field.focus()
      const isPasted = owner.execCommand('paste')
      outcomes.push(`${isPasted ? 'pasted' : 'refused'} ${field.value}`)
      field.remove()
    }
    frame.remove()
    return outcomes
  })
  expect(read).toEqual(['refused ', 'refused '])
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
