import { Message, MessageType, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next'

const watcherName = 'org.kde.StatusNotifierWatcher'
const watcherPath = '/StatusNotifierWatcher'
const itemPath = '/StatusNotifierItem'
const itemInterface = 'org.kde.StatusNotifierItem'
const menuPath = '/com/canonical/dbusmenu'
const menuInterface = 'com.canonical.dbusmenu'

export interface TrayMenuItem {
  readonly id: number
  readonly label: string
  readonly isEnabled: boolean
  readonly isSeparator: boolean
}

/** A StatusNotifier host on the session bus: the part of a Linux desktop that shows tray icons. */
export interface TrayHost {
  /** Sets whether there is a host that shows icons. The watcher signals the change. */
  setShowing(isShowing: boolean): void
  /** Bus names of the registered icons, oldest first. */
  readonly items: readonly string[]
  /** The menu of the newest icon. */
  menu(): Promise<readonly TrayMenuItem[]>
  /** Chooses an item of the newest icon's menu by its text. */
  choose(label: string | RegExp): Promise<void>
  /** Clicks the newest icon. */
  click(): Promise<void>
  tooltip(): Promise<string>
  /** The newest icon's pixels as Base64, and its width. */
  picture(): Promise<{ readonly pixels: string; readonly width: number }>
  stop(): Promise<void>
}

/** Starts a host on the bus at this address. */
export async function startTrayHost(busAddress: string, isShowing = true): Promise<TrayHost> {
  let hasHost = isShowing
  const bus = sessionBus({ busAddress })
  const items: string[] = []
  let isStopped = false
  serveWatcher(bus, items, () => hasHost)
  await bus.requestName(watcherName, 0)

  const ask = async (path: string, iface: string, member: string, signature = '', body: unknown[] = []) => {
    const destination = items.at(-1)
    if (destination === undefined) throw new Error('No icon has registered.')
    return (await bus.call(new Message({ destination, path, interface: iface, member, signature, body })))?.body ?? []
  }
  const property = async (name: string): Promise<unknown> => {
    const [value] = await ask(itemPath, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [itemInterface, name])
    return (value as Variant).value
  }
  const menu = async (): Promise<TrayMenuItem[]> => {
    const [, layout] = (await ask(menuPath, menuInterface, 'GetLayout', 'iias', [0, -1, []])) as [number, MenuNode]
    return layout[2].map(({ value: [id, attributes] }) => ({
      id,
      label: String(attributes['label']?.value ?? ''),
      isEnabled: attributes['enabled']?.value !== false,
      isSeparator: attributes['type']?.value === 'separator',
    }))
  }
  return {
    items,
    setShowing(isNowShowing) {
      hasHost = isNowShowing
      const member = isNowShowing ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered'
      bus.send(Message.newSignal(watcherPath, watcherName, member))
    },
    menu,
    async choose(label) {
      const found = (await menu()).find((item) =>
        typeof label === 'string' ? item.label === label : label.test(item.label),
      )
      if (!found) throw new Error(`The menu has no ${String(label)}.`)
      await ask(menuPath, menuInterface, 'Event', 'isvu', [found.id, 'clicked', new Variant('i', 0), 0])
    },
    async click() {
      await ask(itemPath, itemInterface, 'Activate', 'ii', [0, 0])
    },
    async tooltip() {
      const [, , title, text] = (await property('ToolTip')) as [string, unknown, string, string]
      return [title, text].filter((part) => part !== '').join('\n')
    },
    async picture() {
      const [[width, , pixels] = [0, 0, Buffer.alloc(0)]] = (await property('IconPixmap')) as [number, number, Buffer][]
      return { width, pixels: Buffer.from(pixels).toString('base64') }
    },
    async stop() {
      if (isStopped) return
      isStopped = true
      await bus.releaseName(watcherName)
      bus.disconnect()
    },
  }
}

type MenuNode = readonly [
  id: number,
  attributes: Readonly<Record<string, Variant | undefined>>,
  children: readonly { readonly value: MenuNode }[],
]

/** Implements the watcher: registers icons and reports whether there is a host. */
function serveWatcher(bus: MessageBus, items: string[], hasHost: () => boolean): void {
  const properties: Readonly<Record<string, () => Variant>> = {
    IsStatusNotifierHostRegistered: () => new Variant('b', hasHost()),
    RegisteredStatusNotifierItems: () => new Variant('as', items),
    ProtocolVersion: () => new Variant('i', 0),
  }
  bus.addMethodHandler((message) => {
    if (message.type !== MessageType.METHOD_CALL || message.path !== watcherPath) return false
    const [first, second] = message.body as string[]
    if (message.member === 'RegisterStatusNotifierItem') {
      items.push(first?.startsWith(':') === true ? first : (message.sender ?? ''))
      bus.send(Message.newMethodReturn(message))
    } else if (message.member === 'Get' && second !== undefined && properties[second]) {
      bus.send(Message.newMethodReturn(message, 'v', [properties[second]()]))
    } else bus.send(Message.newMethodReturn(message))
    return true
  })
}
