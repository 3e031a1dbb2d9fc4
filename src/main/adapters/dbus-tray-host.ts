import type { EventEmitter } from 'node:events'
import type { MessageBus } from '@jellybrick/dbus-next'

const watcher = 'org.kde.StatusNotifierWatcher'

/**
 * Follows whether somebody on this desktop shows tray icons: the StatusNotifierWatcher that GNOME's extension, KDE and the others run. Calls
 * the listener once with what is so now and then on each change. No session bus: nobody.
 * Resolves, once the first answer was given, with what ends it.
 */
export async function followTrayHost(onChanged: (hasHost: boolean) => void): Promise<() => void> {
  try {
    const { sessionBus, Message } = await import('@jellybrick/dbus-next')
    const bus = sessionBus()
    // A bus that goes away takes the desktop with it; there is nothing to be done.
    const events: EventEmitter = bus
    events.on('error', () => undefined)
    const ask = async (member: string, signature: string, body: unknown[]): Promise<unknown> => {
      const message = new Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member,
        signature,
        body,
      })
      return (await bus.call(message))?.body[0]
    }
    const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcher}'`
    await ask('AddMatch', 's', [rule])
    followOwner(bus, onChanged)
    onChanged((await ask('NameHasOwner', 's', [watcher])) === true)
    return () => bus.disconnect()
  } catch {
    onChanged(false)
    return () => undefined
  }
}

function followOwner(bus: MessageBus, onChanged: (hasHost: boolean) => void): void {
  bus.on('message', (message: { member?: string; body?: unknown[] }) => {
    const [name, , owner] = message.body ?? []
    if (message.member === 'NameOwnerChanged' && name === watcher) onChanged(typeof owner === 'string' && owner !== '')
  })
}
