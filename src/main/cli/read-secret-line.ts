/** Reads a secret: the first line of the input, without its end. Empty if there is none. */
export async function readSecretLine(input: NodeJS.ReadStream, prompt: string): Promise<string> {
  if (input.isTTY) process.stderr.write(`${prompt}: `)
  let text = ''
  input.setEncoding('utf8')
  for await (const chunk of input as AsyncIterable<string>) {
    text += chunk
    if (text.includes('\n') || text.length > 4_096) break
  }
  return text.split(/\r?\n/)[0] ?? ''
}
