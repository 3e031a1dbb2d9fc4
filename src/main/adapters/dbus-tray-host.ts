import type { EventEmitter } from 'node:events'
import type { MessageBus } from '@jellybrick/dbus-next'

const watcher = 'org.kde.StatusNotifierWatcher'
/** A bus that does not answer within that is none: nothing of the program may wait for it. */
const patienceMs = 2_000

/**
 * Follows whether somebody on this desktop shows tray icons: the StatusNotifierWatcher that GNOME's extension, KDE and the others run. Calls
 * the listener once with what is so now and then on each change. No session bus, or one that does not answer: nobody. Resolves, once the
 * first answer was given, with what ends it.
 */
export async function followTrayHost(
  onChanged: (hasHost: boolean) => void,
  busAddress = process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
): Promise<() => void> {
  let end = (): void => undefined
  try {
    const { sessionBus } = await import('@jellybrick/dbus-next')
    const bus = sessionBus({ busAddress })
    end = () => bus.disconnect()
    const hasHost = await Promise.race([follow(bus, onChanged), failureOf(bus)])
    onChanged(hasHost)
  } catch {
    onChanged(false)
  }
  return end
}

/** Listens first and asks then, so that no change falls between. */
async function follow(bus: MessageBus, onChanged: (hasHost: boolean) => void): Promise<boolean> {
  const { Message } = await import('@jellybrick/dbus-next')
  const ask = async (member: string, text: string): Promise<unknown> => {
    const interfaceName = 'org.freedesktop.DBus'
    const address = { destination: interfaceName, path: '/org/freedesktop/DBus', interface: interfaceName }
    return (await bus.call(new Message({ ...address, member, signature: 's', body: [text] })))?.body[0]
  }
  bus.on('message', ({ member, body }) => {
    const [name, , owner] = body
    if (member === 'NameOwnerChanged' && name === watcher) onChanged(typeof owner === 'string' && owner !== '')
  })
  await ask('AddMatch', `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcher}'`)
  return (await ask('NameHasOwner', watcher)) === true
}

function failureOf(bus: MessageBus): Promise<never> {
  // Its types leave the event out.
  const events: EventEmitter = bus
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), patienceMs).unref()
    // Also later, when a bus goes away and the desktop with it, there is nothing to be done.
    events.on('error', reject)
  })
}
