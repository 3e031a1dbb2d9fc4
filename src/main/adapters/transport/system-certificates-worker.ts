import * as tls from 'node:tls'
import { parentPort } from 'node:worker_threads'

/**
 * Runs in a thread of its own: on some Macs, reading the system's store takes a minute, and Node
 * reads it only synchronously (Node 22.15 and later).
 */
const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] }
parentPort?.postMessage(getCACertificates?.('system') ?? [])
