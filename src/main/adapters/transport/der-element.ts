/** One element of DER (X.690): its tag, and where its content is. */
export interface DerElement {
  readonly tag: number
  readonly start: number
  readonly end: number
}

/** Reads the element at this offset. Throws if its length is not definite or beyond the end. */
export function derElementAt(der: Uint8Array, at: number): DerElement {
  const tag = der[at]
  const first = der[at + 1]
  if (tag === undefined || first === undefined) throw new RangeError('DER ends early')
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  if (first === 0x80 || lengthBytes > 4) throw new RangeError('DER without a usable length')
  const start = at + 2 + lengthBytes
  const length = lengthBytes === 0 ? first : Buffer.from(der.subarray(at + 2, start)).readUIntBE(0, lengthBytes)
  if (start + length > der.byteLength) throw new RangeError('DER ends early')
  return { tag, start, end: start + length }
}

/** All elements between two offsets, one after the other. */
export function derElementsIn(der: Uint8Array, { start, end }: Pick<DerElement, 'start' | 'end'>): DerElement[] {
  const elements: DerElement[] = []
  for (let at = start; at < end; at = elements.at(-1)?.end ?? end) elements.push(derElementAt(der, at))
  return elements
}
