import type { Session } from 'electron'
import { PartitionCertificates } from './electron-partition-certificates.ts'
import { isDirect } from './proxy-rules-from-pac.ts'
import { settleWithin } from './settle-within.ts'

/** A partition with a network stack of its own, for one transport at a time. */
export interface PartitionLease<Partition> {
  readonly session: Partition
  readonly certificates: PartitionCertificates
  /** The only certificate that it trusts, or null: then the system's store decides. */
  readonly pin: string | null
  /** Ends the connections, forgets cookies and log-ins, and gives the partition back. */
  release(): Promise<void>
}

const clearTimeoutMs = 5_000

type PooledSession = Pick<
  Session,
  | 'setCertificateVerifyProc'
  | 'setProxy'
  | 'resolveProxy'
  | 'closeAllConnections'
  | 'clearAuthCache'
  | 'clearStorageData'
>
type Partition<S> = Omit<PartitionLease<S>, 'release'>

/** Any address will do: in direct mode none is reached through a proxy. */
const someAddress = 'https://gateway.invalid'

/**
 * The partitions of Chromium's network stack. Electron never frees one, so each is used again:
 * there are as many as transports were open at once, however many were opened. Transports with
 * different pins share none, because a partition remembers which certificates it accepted.
 */
export class PartitionPool<S extends PooledSession = Session> {
  readonly #openSession: (partition: string) => S
  #idle = new Map<string | null, Partition<S>[]>()
  #opened = 0

  /** @param openSession opens the session of a partition, without a cache. */
  constructor(openSession: (partition: string) => S) {
    this.#openSession = openSession
  }

  /**
   * @param origin the gateway to connect to.
   * @param pin the SHA-256 fingerprint of the only certificate to trust, or null.
   */
  lease(origin: string, pin: string | null): PartitionLease<S> {
    const partition = this.#idle.get(pin)?.pop() ?? this.#open(pin)
    partition.certificates.beginLease(origin)
    let released: Promise<void> | null = null
    const idle = this.#idle
    return { ...partition, release: () => (released ??= takeBack(partition, idle)) }
  }

  /**
   * From now on none of the present partitions is used again. When Chromium's network process dies,
   * a partition with a verify procedure of its own fails for ever.
   */
  abandonAll(): void {
    this.#idle = new Map()
  }

  #open(pin: string | null): Partition<S> {
    this.#opened += 1
    const session = this.#openSession(`gateway-${this.#opened}`)
    const certificates = new PartitionCertificates(pin)
    // Once for all: while Chromium takes a new procedure, it would decide by itself.
    session.setCertificateVerifyProc((asked, callback) => callback(certificates.judge(asked)))
    return { session, certificates, pin }
  }
}

/** A partition that could not be cleared is not used again. Never rejects. */
async function takeBack<S extends PooledSession>(partition: Partition<S>, idle: Map<string | null, Partition<S>[]>) {
  if (!(await settleWithin(clearTimeoutMs, clear(partition.session), false))) return
  idle.set(partition.pin, [...(idle.get(partition.pin) ?? []), partition])
}

/**
 * Leaves the session without a proxy too, so that the next user can tell when its own is in use.
 */
async function clear(session: PooledSession): Promise<boolean> {
  await session.setProxy({ mode: 'direct' })
  await session.closeAllConnections()
  await Promise.all([session.clearAuthCache(), session.clearStorageData({ storages: ['cookies'] })])
  return isDirect(await session.resolveProxy(someAddress))
}
