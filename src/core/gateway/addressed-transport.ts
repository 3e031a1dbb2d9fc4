import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import { failure, type Result } from '../../shared/result.ts'
import type { GatewayReply, GatewayRequest, Transport } from '../ports.ts'
import { splitGatewayAddress } from './gateway-address.ts'

/** Failures for which the wrong host or port may be to blame. */
const maybeWrongAddress: readonly ErrorCode[] = ['gateway-unreachable', 'gateway-timeout']

/**
 * The transport to one gateway under its whole address: requests go below the path of a reverse
 * proxy, and a failure names the host and port that were tried.
 */
export class AddressedTransport implements Transport {
  readonly #gateway: string
  readonly #transport: Transport

  /** `transport` is that to the address's origin. */
  constructor(gateway: string, transport: Transport) {
    this.#gateway = gateway
    this.#transport = transport
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const { prefix, hostAndPort } = splitGatewayAddress(this.#gateway)
    const sent = await this.#transport.send({ ...request, path: prefix + request.path })
    return sent.ok ? sent : failure(withAddress(sent.error, hostAndPort))
  }

  renew(): void {
    this.#transport.renew()
  }

  close(): Promise<void> {
    return this.#transport.close()
  }
}

const withAddress = (error: AppError, address: string): AppError =>
  maybeWrongAddress.includes(error.code) ? { ...error, address } : error
