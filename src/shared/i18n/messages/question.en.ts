/** Texts of the questions that only the agent can answer, in English. */
export const questionMessagesEn = {
  'certificate.title': "Do you trust this gateway's certificate?",
  'certificate.refusedTitle': 'Not connected: do not trust this certificate',
  'certificate.gateway': 'Gateway',
  'certificate.subject': 'Issued to',
  'certificate.issuer': 'Issued by',
  'certificate.noName': 'nobody: it holds no name',
  'certificate.validity': 'Valid',
  'certificate.validRange': '{from} to {to}',
  'certificate.fingerprint': 'Fingerprint (SHA-256)',
  'certificate.trustedFingerprint': 'Trusted until now (SHA-256)',
  'certificate.reason.certificate-unknown': 'It was issued by an authority that this computer does not know.',
  'certificate.reason.certificate-expired':
    '{isFuture, select, yes {It is only valid from {from} on.} other {It expired on {to}.}}',
  'certificate.reason.certificate-wrong-host': 'It was issued for another address than {host}.',
  'certificate.reason.certificate-changed':
    'It is not the certificate that you chose to trust. Somebody may be between you and the gateway, or the gateway has a new one.',
  'certificate.reason.certificate-weak': 'Its key or signature is so weak that anybody could forge it.',
  'certificate.reason.certificate-refused': 'It did not pass the check.',
  'certificate.pinning':
    'Compare the fingerprint with the one that your administrator gives you. If you trust it, AgentBar connects to this gateway with exactly this certificate, until you remove it in the settings.',
  'certificate.changedAdvice':
    'Ask your administrator whether the certificate was replaced. Only if it was, remove the trusted one in the settings, connect again and compare the fingerprint.',
  'certificate.weakAdvice': 'Your administrator has to replace it. AgentBar does not connect before.',
  'certificate.policyAdvice':
    'Your organisation does not let it be trusted here. Ask your administrator for the CA file or a valid certificate.',
  'certificate.trust': 'Trust this certificate for this gateway',
  'certificate.decline': 'Do not connect',
  'certificate.openPins': 'Open trusted certificates',

  'proxy.title': 'The proxy wants you to sign in',
  'proxy.intro':
    '{hasRealm, select, yes {The way to the gateway goes through {proxy} ("{realm}").} other {The way to the gateway goes through {proxy}.}}',
  'proxy.refused': 'It did not accept the user name or the password.',
  'proxy.username': 'User name',
  'proxy.password': 'Password',
  'proxy.stored': 'Kept in the system keyring.',
  'proxy.inMemory': 'Kept in memory only, since there is no keyring to use.',
  'proxy.usernameMissing': 'Enter your user name for the proxy.',
  'proxy.submit': 'Sign in to the proxy',
  'proxy.submitting': 'Signing in…',
  'proxy.decline': 'Continue without',

  'handOver.title': 'Use the session of another program?',
  'handOver.intro': 'A program on this computer hands its session over to AgentBar.',
  'handOver.gateway': 'Gateway',
  'handOver.agent': 'Work number',
  'handOver.meaning':
    'The Guid is taken from the clipboard, which is then cleared. AgentBar looks up with it, never fetches the events of the other program, and ends when that one signs out.',
  'handOver.caution': 'Decline if you have not just asked for this in the other program.',
  'handOver.inUse': 'You are signed in here as {agent}. That session has to end first.',
  'handOver.signOut': 'Sign out here',
  'handOver.accept': 'Use this session',
  'handOver.accepting': 'Asking the gateway…',
  'handOver.decline': 'Decline',
  'handOver.failed': 'The session was not taken over',
  'handOver.noGuid.title': 'There is no Guid on the clipboard.',
  'handOver.noGuid.next': 'Hand the session over once more in the other program, or paste the Guid yourself.',
  'handOver.byHand': 'Paste the Guid',
  'handOver.close': 'Close',
} as const
