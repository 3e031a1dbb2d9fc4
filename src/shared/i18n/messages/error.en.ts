/** A title and a next step for every error code, in English. `describeError` gives the values. */
export const errorMessagesEn = {
  'error.workno-not-a-number.title': 'That is not a work number.',
  'error.workno-not-a-number.next': 'Type digits only, for example 20011.',
  'error.workno-out-of-range.title': 'Work number out of range.',
  'error.workno-out-of-range.next':
    '{hasRange, select, yes {Work numbers here go from {lowest} to {highest}.} other {Check the number.}}',
  'error.no-gateway.title': 'No gateway is set up yet.',
  'error.no-gateway.next': 'Sign in once with the address of your gateway.',
  'error.not-signed-in.title':
    '{reason, select, signed_in_in_panel_only {Only the running panel is signed in; the command line cannot use its session without {keyring}.} other {You are not signed in.}}',
  'error.not-signed-in.next':
    '{reason, select, signed_in_in_panel_only {Look up in the panel, for example by agentbar --lookup 20011.} other {Sign in, then look up again.}}',
  'error.address-invalid.title': 'This is not a gateway address.',
  'error.address-invalid.next': 'Enter host and port, for example gateway.example:8043.',
  'error.http-not-allowed.title': 'Plain http is not allowed for this gateway.',
  'error.http-not-allowed.next': 'Use https://, or ask your administrator to allow http for it.',
  'error.ca-file-unreadable.title':
    '{reason, select, no_regular_file {The CA file is no ordinary file.} file_too_large {The CA file is too large.} file_not_answering {The place of the CA file does not answer.} no_certificate {There is no certificate in the CA file.} file_not_chosen {The CA file was not chosen here.} other {The CA file could not be read.}}',
  'error.ca-file-unreadable.next':
    '{reason, select, file_not_answering {Check network and VPN, or choose a copy on this computer.} file_not_chosen {Choose it with the button under Advanced.} other {Choose a certificate file (PEM, DER or PKCS#7) that you may read.}}',
  'error.guid-invalid.title': 'This is not a Guid.',
  'error.guid-invalid.next':
    'Pass on the whole of it: a UUID or 48 hexadecimal digits, with the node, as in 279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0.',

  'error.session-lost.title': 'Your session at the gateway has ended.',
  'error.session-lost.next': 'Sign in again, then look up again.',
  'error.gateway-switching.title': 'The gateway is switching to another server.',
  'error.gateway-switching.next': 'Wait a few seconds and try again.',
  'error.sign-in-again.title': 'Please sign in again.',
  'error.sign-in-again.next': 'The gateway has switched to another server. Once signed in, you can look up again.',
  'error.colleague-not-found.title':
    '{hasWorkno, select, yes {No colleague {workno} in your VDN.} other {No colleague with this number in your VDN.}}',
  'error.colleague-not-found.next': 'If the number is right, the platform may be at fault; try again in a moment.',
  'error.lookup-not-allowed.title': 'You are not allowed to look colleagues up.',
  'error.lookup-not-allowed.next':
    'You are still signed in. Ask your supervisor or administrator for the permission and give them this code.',
  'error.bad-parameter.title': 'The gateway did not accept the request.',
  'error.bad-parameter.next': 'Check what you entered. If it is right, give your help desk this code.',
  'error.too-fast.title': 'Too many requests.',
  'error.too-fast.next': 'Wait a second and try again.',
  'error.wrong-password.title': 'The work number or password is wrong.',
  'error.wrong-password.next': 'Enter the password again. Too many wrong passwords lock your work number.',
  'error.password-expired.title': 'Your password has expired.',
  'error.password-expired.next': 'Change it in your usual program or ask your supervisor, then sign in again.',
  'error.password-change-demanded.title': 'The gateway requires a new password.',
  'error.password-change-demanded.next': 'Change it in your usual program, then sign in here with the new one.',
  'error.account-locked.title': 'Your work number is locked.',
  'error.account-locked.next': 'Wait until it is unlocked, or ask your supervisor to unlock it.',
  'error.signed-in-elsewhere.title': 'This work number is signed in elsewhere.',
  'error.signed-in-elsewhere.next': 'Use that session here, sign in by force, or sign out there first.',
  'error.signed-in-elsewhere-protected.title': 'This work number is signed in elsewhere and protected.',
  'error.signed-in-elsewhere-protected.next':
    'It cannot be signed out from here. Use that session, or ask your supervisor if nobody is using it.',
  'error.phone-invalid.title': 'The gateway does not know this phone number.',
  'error.phone-invalid.next': 'Check the phone number and whether the phone is registered.',
  'error.phone-out-of-range.title': 'This phone number is not in the allowed range.',
  'error.phone-out-of-range.next': 'Check the number, or ask your administrator to add it.',
  'error.gateway-refused.title':
    '{hasMessage, select, yes {The gateway says {retcode}: {message}} other {The gateway refused with {retcode}.}}',
  'error.gateway-refused.next': 'Try again. If it keeps happening, give your help desk this code.',

  'error.gateway-unreachable.title':
    '{reason, select, not_tls {What answers at this port is not HTTPS.} tls_too_old {The gateway offers only old, unsafe versions of TLS.} malformed_reply {What answers at this address does not speak proper HTTP.} handshake_refused {The gateway refused the secure connection.} other {The gateway cannot be reached.}}',
  'error.gateway-unreachable.next':
    '{reason, select, not_tls {Check the port: it may be the one for plain http.} tls_too_old {Tell your administrator: the gateway needs TLS 1.2 or newer.} malformed_reply {Check host and port. If they are right, give your administrator this code.} connection_refused {Nothing answers at this port. Check network and VPN, and the port; the gateway may also be down.} host_not_found {Its name is unknown. Check the name for typing errors, then network and VPN.} handshake_refused {Give your administrator this code: gateway and computer have no secure connection in common.} other {Check network and VPN, then try again.}}{hasAddress, select, yes { AgentBar tried {address}.} other {}}',
  'error.gateway-timeout.title':
    '{reason, select, proxy_settings {The proxy settings of this computer did not answer in time.} session_not_ready {The session was not ready in time.} other {{hasSeconds, select, yes {No answer from the gateway for {seconds, plural, one {# second} other {# seconds}}.} other {No answer from the gateway in time.}}}}',
  'error.gateway-timeout.next':
    '{reason, select, proxy_settings {Check the address of the proxy script (PAC) in the system settings, or ask your administrator.} session_not_ready {AgentBar is restoring or checking it. Try again in a moment.} other {Press Enter to try again. If it keeps happening, check network and VPN{hasAddress, select, yes { and the address {address}} other {}}.}}',
  'error.gateway-http-status.title':
    '{hasDetail, select, yes {The gateway answered with HTTP status {detail}.} other {The gateway answered with an HTTP error.}}',
  'error.gateway-http-status.next': 'Check that the address is the gateway’s, and try again in a moment.',
  'error.gateway-redirect.title': 'The gateway redirected to another address, which was refused.',
  'error.gateway-redirect.next': 'Check the address; a sign-in page of the network may be in the way.',
  'error.reply-too-large.title': 'The answer was too large to be right.',
  'error.reply-too-large.next': 'Check that the address is the gateway’s. Your help desk can raise the limit.',
  'error.reply-not-understood.title': 'The gateway’s answer could not be understood.',
  'error.reply-not-understood.next': 'Try again. If it keeps happening, give your help desk this code.',
  'error.certificate-unknown.title': 'The gateway’s certificate comes from an authority that is not trusted.',
  'error.certificate-unknown.next':
    'Choose your organisation’s CA file under Advanced, or ask your administrator for it.',
  'error.certificate-expired.title': 'The gateway’s certificate is not valid today.',
  'error.certificate-expired.next': 'Check this computer’s date. If it is right, tell your administrator.',
  'error.certificate-wrong-host.title': 'The certificate belongs to another address.',
  'error.certificate-wrong-host.next': 'Use the name in the certificate as address, or ask your administrator.',
  'error.certificate-changed.title': 'The gateway’s certificate is not the one you trusted.',
  'error.certificate-changed.next':
    'Do not go on before your administrator has confirmed the change; then remove the old one in the settings.',
  'error.certificate-weak.title': 'The gateway’s certificate is too weak to be safe.',
  'error.certificate-weak.next': 'Tell your administrator; it needs a stronger key or signature.',
  'error.certificate-refused.title': 'The gateway’s certificate did not pass the check.',
  'error.certificate-refused.next': 'Check the address and give your administrator this code.',
  'error.client-certificate-needed.title':
    'The gateway requires a client certificate, and this computer has none that it accepts.',
  'error.client-certificate-needed.next':
    'Ask your administrator to install one for you in the system’s certificate store.',
  'error.proxy-unreachable.title': 'The proxy cannot be reached.',
  'error.proxy-unreachable.next': 'Check network and proxy settings of this computer, then try again.',
  'error.proxy-sign-in-needed.title': 'Proxy sign-in required.',
  'error.proxy-sign-in-needed.next': 'Enter its user name and password when asked, or ask your administrator.',

  'error.keyring-absent.title': '{keyringFirst} is not available.',
  'error.keyring-absent.next': 'AgentBar keeps the session in memory; you sign in at each start.',
  'error.keyring-locked.title': '{keyringFirst} is locked.',
  'error.keyring-locked.next': 'Unlock it and try again, or sign in with your password.',
  'error.keyring-changed.title': '{keyringFirst} no longer holds what was stored.',
  'error.keyring-changed.next': 'Sign in once with your password to store it again.',
  'error.keyring-not-answering.title': '{keyringFirst} does not answer.',
  'error.keyring-not-answering.next': 'Look for a window that asks to unlock it, or sign in with your password.',
  'error.keyring-failed.title': '{keyringFirst} reported an error.',
  'error.keyring-failed.next':
    'Try again. If it keeps happening, give your help desk the small print, or sign in with your password.',
  'error.keyring-not-cleared.title': '{keyringFirst} may still hold a password or session that is no longer used.',
  'error.keyring-not-cleared.next':
    'AgentBar will not use it again and removes it as soon as it can. If {keyring} is locked, unlock it.',
  'error.user-data-unwritable.title': 'AgentBar cannot use its folder{hasDetail, select, yes { {detail}} other {}}.',
  'error.user-data-unwritable.next':
    'Make the folder writable, free space on its disk, or start AgentBar with --user-data-dir and another folder.',
  'error.settings-not-saved.title': 'The setting could not be saved.',
  'error.settings-not-saved.next': 'Check that the disk has room and is writable, then try again.',
  'error.hotkey-taken.title': 'Another program uses this hotkey.',
  'error.hotkey-taken.next': 'Choose another one; the previous one stays in use.',
  'error.start-at-login-refused.title': 'The system does not let AgentBar start at login.',
  'error.start-at-login-refused.next': 'Your organisation may forbid it. AgentBar can still be started by hand.',
  'error.busy.title':
    '{reason, select, already_signed_in {You are signed in already.} other {Another operation is still running.}}',
  'error.busy.next':
    '{reason, select, already_signed_in {Sign out first, then try again.} other {Wait until it is done, then try again.}}',
  'error.panel-not-answering.title':
    '{reason, select, panel_not_proven {What answers in place of the panel is not the panel. Nothing was sent to it.} other {AgentBar is running but does not answer.}}',
  'error.panel-not-answering.next':
    '{reason, select, panel_not_proven {Restart AgentBar and try again. If it keeps happening, tell your help desk.} other {Check whether it went through. If not, quit AgentBar and try again.}}',
  'error.output-not-written.title':
    '{hasDetail, select, yes {The output could not be written ({detail}).} other {The output could not be written.}}',
  'error.output-not-written.next': 'The command itself was done. Check where its output goes; the disk may be full.',
  'error.cancelled.title': 'Cancelled.',
  'error.cancelled.next': 'Start again when you are ready.',

  'error.untrusted-sender.title': 'This was refused for safety.',
  'error.untrusted-sender.next': 'Quit and start AgentBar again.',
  'error.unknown-command.title': 'AgentBar does not know this command.',
  'error.unknown-command.next': 'Quit and start AgentBar again. If it keeps happening, install it again.',
  'error.bad-input.title':
    '{reason, select, not_text {Standard input is no readable text. Nothing was sent.} other {{hasDetail, select, yes {AgentBar could not use what was entered ({detail}).} other {AgentBar could not use what was entered.}}}}',
  'error.bad-input.next':
    '{reason, select, not_text {Save the file as UTF-8, with the secret alone on its first line, and try again.} other {Check the entries and try again.}}',
  'error.question-outdated.title': 'This question is no longer open.',
  'error.question-outdated.next': 'Nothing was changed. Answer the question that is shown now, if there is one.',
  'error.internal.title':
    '{reason, select, drawing {This could not be shown.} other {Something went wrong inside AgentBar.}}',
  'error.internal.next': 'Try again. If it keeps happening, give your help desk the report number.',
} as const
