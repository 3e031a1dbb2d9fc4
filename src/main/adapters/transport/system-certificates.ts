import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'
import { Worker } from 'node:worker_threads'

/**
 * CA bundles of the distributions, for runtimes without `getCACertificates` (before Node 22.15).
 */
const caBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * The certificates of the system's trust store, in PEM. Where there is none, those that Node
 * brings along.
 *
 * @param workerFile the built `system-certificates-worker.ts`.
 */
export async function readSystemCertificates(workerFile: string | URL): Promise<readonly string[]> {
  const fromStore = 'getCACertificates' in tls ? await readInWorker(workerFile).catch(() => []) : []
  if (fromStore.length > 0) return fromStore
  for (const path of caBundles) {
    const bundle = await readFile(path, 'utf8').catch(() => null)
    const found = bundle?.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
    if (found) return found
  }
  return tls.rootCertificates
}

function readInWorker(workerFile: string | URL): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile)
    worker.once('message', (certificates: readonly string[]) => resolve(certificates))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the worker ended without an answer')))
  })
}
