import type { EventEmitter } from 'node:events'
import type { MessageBus, MessageLike } from '@jellybrick/dbus-next'

const busName = 'org.freedesktop.DBus'
/** D-Bus's number for a signal. */
const signalType = 4
const watcher = 'org.kde.StatusNotifierWatcher'
/** A bus that does not answer within that is none: nothing of the program may wait for it. */
const patienceMs = 2_000

/**
 * Follows whether somebody on this desktop shows tray icons: a StatusNotifierWatcher, as GNOME's extension, KDE and the others run one, with a
 * host that shows what registers there. Calls the listener once with what is so now and then on each change. No session bus, or one that does
 * not answer: nobody. Resolves, once the first answer was given, with what ends it.
 */
export async function watchTrayHost(
  onChanged: (hasHost: boolean) => void,
  busAddress = process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
): Promise<() => void> {
  let end = (): void => undefined
  let known: boolean | null = null
  const tell = (hasHost: boolean): void => {
    if (hasHost === known) return
    known = hasHost
    onChanged(hasHost)
  }
  try {
    const { sessionBus } = await import('@jellybrick/dbus-next')
    const bus = sessionBus({ busAddress })
    end = () => bus.disconnect()
    tell(await Promise.race([follow(bus, tell), failureOf(bus)]))
  } catch {
    tell(false)
  }
  return end
}

/** Listens first and asks then, so that no change falls between. */
async function follow(bus: MessageBus, tell: (hasHost: boolean) => void): Promise<boolean> {
  const { Message } = await import('@jellybrick/dbus-next')
  const ask = async (call: Omit<MessageLike, 'type'>): Promise<unknown> => (await bus.call(new Message(call)))?.body[0]
  const askBus = (member: string, text: string): Promise<unknown> =>
    ask({
      destination: busName,
      path: '/org/freedesktop/DBus',
      interface: busName,
      member,
      signature: 's',
      body: [text],
    })
  const hasHost = async (): Promise<boolean> => {
    if ((await askBus('NameHasOwner', watcher)) !== true) return false
    const property = { interface: 'org.freedesktop.DBus.Properties', member: 'Get', signature: 'ss' }
    const body = [watcher, 'IsStatusNotifierHostRegistered']
    const answer = await ask({ destination: watcher, path: '/StatusNotifierWatcher', ...property, body }).catch(
      () => null,
    )
    // A watcher that does not tell is believed to show what it takes.
    return !isFalse(answer)
  }
  let questions = 0
  const lookAgain = async (): Promise<void> => {
    const question = ++questions
    const answer = await hasHost().catch(() => false)
    if (question === questions) tell(answer)
  }
  bus.on('message', ({ type, member, body }) => {
    if (type !== signalType) return
    const isWatcher = member === 'NameOwnerChanged' && body[0] === watcher
    if (isWatcher || member === 'StatusNotifierHostRegistered' || member === 'StatusNotifierHostUnregistered')
      void lookAgain()
  })
  await askBus('AddMatch', `type='signal',sender='${busName}',member='NameOwnerChanged',arg0='${watcher}'`)
  await askBus('AddMatch', `type='signal',interface='${watcher}'`)
  return hasHost()
}

/** A property comes as a variant. */
const isFalse = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'value' in answer && answer.value === false

function failureOf(bus: MessageBus): Promise<never> {
  // Its types leave the event out.
  const events: EventEmitter = bus
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), patienceMs).unref()
    // Also later, when a bus goes away and the desktop with it, there is nothing to be done.
    events.on('error', reject)
  })
}
