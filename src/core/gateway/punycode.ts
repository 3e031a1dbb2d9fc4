// The parameters of RFC 3492 §5, as IDNA uses them.
const base = 36
const lowestThreshold = 1
const highestThreshold = 26
const skew = 38
const firstDamping = 700
const firstBias = 72
const firstCodePoint = 0x80
const lastCodePoint = 0x10ffff

/**
 * Decodes Punycode (RFC 3492): what follows `xn--` in a host label, in lower case. Gives null for a text that is none.
 * JavaScript has no decoder of its own, and the one inside `URL` differs from one Node to the next.
 */
export function decodePunycode(text: string): string | null {
  const delimiter = text.lastIndexOf('-')
  if (delimiter === 0) return null
  const codePoints = Array.from(text.slice(0, Math.max(delimiter, 0)), (letter) => letter.charCodeAt(0))
  let position = delimiter + 1
  let codePoint = firstCodePoint
  let index = 0
  let bias = firstBias
  while (position < text.length) {
    const number = readNumber(text, position, bias)
    if (number === null) return null
    const length = codePoints.length + 1
    bias = adaptedBias(number.value, length, index === 0)
    position = number.end
    index += number.value
    codePoint += Math.floor(index / length)
    index %= length
    if (codePoint > lastCodePoint) return null
    codePoints.splice(index, 0, codePoint)
    index += 1
  }
  return String.fromCodePoint(...codePoints)
}

/** Reads one number of variable length: each digit says by its size whether it is the last. */
function readNumber(text: string, start: number, bias: number): { value: number; end: number } | null {
  let value = 0
  let weight = 1
  for (let position = start, step = base; position < text.length; position += 1, step += base) {
    const digit = digitOf(text.charCodeAt(position))
    if (digit === null) return null
    value += digit * weight
    if (value > Number.MAX_SAFE_INTEGER) return null
    const threshold = Math.min(Math.max(step - bias, lowestThreshold), highestThreshold)
    if (digit < threshold) return { value, end: position + 1 }
    weight *= base - threshold
  }
  return null
}

/** The letters are 0 to 25, the digits 26 to 35. */
function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26
  return null
}

function adaptedBias(value: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(value / (isFirst ? firstDamping : 2))
  delta += Math.floor(delta / length)
  let step = 0
  while (delta > ((base - lowestThreshold) * highestThreshold) / 2) {
    delta = Math.floor(delta / (base - lowestThreshold))
    step += base
  }
  return step + Math.floor(((base - lowestThreshold + 1) * delta) / (delta + skew))
}
