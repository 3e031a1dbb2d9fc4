/** The package has no types of its own, and its bare name is a deprecated module of Node. */
declare module 'punycode/punycode.js' {
  const punycode: {
    /** Decodes what follows `xn--` in a host label. Throws a RangeError on any other text. */
    readonly decode: (text: string) => string
  }
  export = punycode
}
