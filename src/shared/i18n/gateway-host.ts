/** Host and port of a gateway's address, as a person reads it. */
export const hostAndPort = (gateway: string): string => gateway.replace(/^[a-z]+:\/\//i, '')

/** The host alone, as a certificate names it. */
export const hostName = (gateway: string): string => hostAndPort(gateway).replace(/:\d+$/, '')
