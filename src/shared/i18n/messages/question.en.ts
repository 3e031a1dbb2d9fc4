/** Texts of the questions that only the agent can answer, in English. */
export const questionMessagesEn = {
  'certificate.title': 'Do you trust this gateway’s certificate?',
  'certificate.refusedTitle': 'Not connected: do not trust this certificate',
  'certificate.gateway': 'Gateway',
  'certificate.subject': 'Issued to',
  'certificate.issuer': 'Issued by',
  'certificate.noName': 'not named in the certificate',
  'certificate.validity': 'Valid',
  'certificate.validRange': '{from} to {to}',
  'certificate.fingerprint': 'Fingerprint (SHA-256)',
  'certificate.trustedFingerprint': 'Trusted until now (SHA-256)',
  'certificate.reason.certificate-unknown': 'It was issued by an authority that is not trusted.',
  'certificate.reason.certificate-expired':
    '{isFuture, select, yes {It is not valid before {from}.} other {It expired on {to}.}}',
  'certificate.reason.certificate-wrong-host': 'It was issued for another address than {host}.',
  'certificate.reason.certificate-changed':
    'It is not the certificate that you trusted. Somebody may be between you and the gateway, or the gateway has a new one.',
  'certificate.reason.certificate-weak': 'Its key or signature is so weak that anybody could forge it.',
  'certificate.reason.certificate-refused': 'It did not pass the check.',
  'certificate.pinning':
    'Compare the fingerprint with the one from your administrator. If you trust it, AgentBar connects to this gateway with exactly this certificate, until you remove it in the settings.',
  'certificate.changedAdvice':
    'Ask your administrator whether the certificate was replaced. Only if it was, remove the trusted one in the settings, connect again and compare the fingerprint.',
  'certificate.weakAdvice': 'Your administrator has to replace it. AgentBar does not connect before.',
  'certificate.policyAdvice':
    'Your organisation does not let it be trusted here. Ask your administrator for the CA file or a valid certificate.',
  'certificate.trust': 'Trust and connect',
  'certificate.decline': 'Do not connect',
  'certificate.openPins': 'Open trusted certificates',

  'proxy.title': 'Proxy sign-in required',
  'proxy.intro':
    '{hasRealm, select, yes {The gateway is reached through {proxy} (“{realm}”).} other {The gateway is reached through {proxy}.}}',
  'proxy.refused': 'The user name or password was not accepted.',
  'proxy.username': 'User name',
  'proxy.password': 'Password',
  'proxy.stored': 'Stored encrypted by the system.',
  'proxy.inMemory': 'Kept in memory only: {keyring} is not available.',
  'proxy.usernameMissing': 'Enter your user name for the proxy.',
  'proxy.submit': 'Sign in to the proxy',
  'proxy.submitting': 'Signing in…',
  'proxy.decline': 'Continue without',

  'handOver.title': 'Use the session of another program?',
  'handOver.intro': 'A program on this computer hands its session over to AgentBar.',
  'handOver.gateway': 'Gateway',
  'handOver.agent': 'Work number',
  'handOver.meaning':
    'The Guid is taken from the clipboard, which is then cleared. AgentBar only looks up with it and never fetches the other program’s events. When that program signs out, the session ends here too.',
  'handOver.caution': 'Decline if you have not just asked for this in the other program.',
  'handOver.inUse': 'You are signed in here as {agent}. That session has to end first.',
  'handOver.signOut': 'Sign out here',
  'handOver.accept': 'Use this session',
  'handOver.accepting': 'Asking the gateway…',
  'handOver.decline': 'Decline',
  'handOver.failed': 'The session was not taken over',
  'handOver.noGuid.title': 'There is no Guid on the clipboard.',
  'handOver.noGuid.next': 'Hand the session over again in the other program, or paste the Guid yourself.',
  'handOver.byHand': 'Paste the Guid',
  'handOver.close': 'Close',
} as const
