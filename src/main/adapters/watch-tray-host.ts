import type { EventEmitter } from 'node:events'
import type { MessageBus, MessageLike } from '@jellybrick/dbus-next'

const busName = 'org.freedesktop.DBus'
/** The D-Bus message type of a signal. */
const signalType = 4
const watcher = 'org.kde.StatusNotifierWatcher'
/** A bus that does not answer within this time counts as missing. */
const timeoutMs = 2_000

/**
 * Watches over D-Bus whether the desktop shows tray icons: whether there is a StatusNotifierWatcher
 * with a registered host, as in KDE or with GNOME's extension. Calls the listener with the present
 * state and for each change. Without a session bus, or if the bus does not answer, the state is
 * false. Resolves after the first call with the function that ends watching. Never rejects.
 */
export async function watchTrayHost(
  onChanged: (hasHost: boolean) => void,
  busAddress = process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
): Promise<() => void> {
  let stop = (): void => undefined
  let current: boolean | null = null
  const report = (hasHost: boolean): void => {
    if (hasHost === current) return
    current = hasHost
    onChanged(hasHost)
  }
  try {
    const { sessionBus } = await import('@jellybrick/dbus-next')
    const bus = sessionBus({ busAddress })
    stop = () => bus.disconnect()
    report(await Promise.race([watch(bus, report), rejectOnFailure(bus)]))
  } catch {
    report(false)
  }
  return stop
}

/** Listens before it asks, so that no change is missed. Resolves with the present state. */
async function watch(bus: MessageBus, report: (hasHost: boolean) => void): Promise<boolean> {
  const { Message } = await import('@jellybrick/dbus-next')
  const callMethod = async (call: Omit<MessageLike, 'type'>): Promise<unknown> =>
    (await bus.call(new Message(call)))?.body[0]
  const callBus = (member: string, argument: string): Promise<unknown> =>
    callMethod({
      destination: busName,
      path: '/org/freedesktop/DBus',
      interface: busName,
      member,
      signature: 's',
      body: [argument],
    })
  const hasHost = async (): Promise<boolean> => {
    if ((await callBus('NameHasOwner', watcher)) !== true) return false
    const property = { interface: 'org.freedesktop.DBus.Properties', member: 'Get', signature: 'ss' }
    const body = [watcher, 'IsStatusNotifierHostRegistered']
    const answer = await callMethod({ destination: watcher, path: '/StatusNotifierWatcher', ...property, body }).catch(
      () => null,
    )
    // A watcher without this property is assumed to have a host.
    return !isFalse(answer)
  }
  let checks = 0
  const checkAgain = async (): Promise<void> => {
    const check = ++checks
    const answer = await hasHost().catch(() => false)
    // A newer check has a newer answer.
    if (check === checks) report(answer)
  }
  bus.on('message', ({ type, member, body }) => {
    if (type !== signalType) return
    const isWatcher = member === 'NameOwnerChanged' && body[0] === watcher
    if (isWatcher || member === 'StatusNotifierHostRegistered' || member === 'StatusNotifierHostUnregistered')
      void checkAgain()
  })
  await callBus('AddMatch', `type='signal',sender='${busName}',member='NameOwnerChanged',arg0='${watcher}'`)
  await callBus('AddMatch', `type='signal',interface='${watcher}'`)
  return hasHost()
}

/** A property's value is wrapped in a variant. */
const isFalse = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'value' in answer && answer.value === false

function rejectOnFailure(bus: MessageBus): Promise<never> {
  // The types of dbus-next leave the event out.
  const events: EventEmitter = bus
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), timeoutMs).unref()
    // Stays registered: without a listener, a later error would end the process.
    events.on('error', reject)
  })
}
