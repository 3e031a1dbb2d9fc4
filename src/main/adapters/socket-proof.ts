import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who proves: each side has a label of its own, so that no proof can be sent back as an answer. */
export type ProvingSide = 'panel' | 'command'

/** What both sides know of one connection when they prove themselves. */
export interface ProofContext {
  /** Known to the user's own processes alone. */
  readonly secret: string
  /** Where the panel listens: a proof made for another place is worth nothing here. */
  readonly path: string
  readonly commandNonce: string
  readonly panelNonce: string
}

/** 32 random bytes, as a secret or a nonce. */
export const randomToken = (): string => randomBytes(32).toString('hex')

export const isToken = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** Proves, without telling it, that a side knows the secret. Good for this connection alone. */
export const proofOf = (side: ProvingSide, { secret, path, commandNonce, panelNonce }: ProofContext): string =>
  createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(JSON.stringify([`agentbar ${side}`, path, commandNonce, panelNonce]))
    .digest('hex')

/** Whether this is that side's proof; takes the same time however much of it is right. */
export const isProofOf = (side: ProvingSide, context: ProofContext, proof: unknown): boolean =>
  isToken(proof) && timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(side, context)))
