/** GBK code of each character, built once from the platform's decoder: Node has no encoder. */
let codes: ReadonlyMap<string, number> | undefined

function buildCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd') table.set(character, lead * 256 + trail)
    }
  }
  return table
}

/** Encodes text in GBK. A character that GBK lacks becomes "?". */
export function encodeGbk(text: string): Buffer {
  codes ??= buildCodes()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code = point < 0x80 ? point : (codes.get(character) ?? 0x3f)
    if (code > 0xff) bytes.push(code >> 8, code & 0xff)
    else bytes.push(code)
  }
  return Buffer.from(bytes)
}
