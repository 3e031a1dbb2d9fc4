/** Texts of the state of the session, the keyring, and notices, in English. */
export const sessionMessagesEn = {
  'session.signed-out': 'Signed out',
  'session.signing-in': 'Signing in…',
  'session.signed-in': 'Signed in',
  'session.signing-out': 'Signing out…',
  'session.recovering': 'Recovering…',
  'session.recoveringIn': 'Recovering, next try in {duration}',
  'session.lost': 'Session lost',
  'session.locked': '{keyringFirst} is locked',
  'session.adopted': 'Session of another program',

  'banner.signedOut.title': 'You are signed out.',
  'banner.signingIn.title': 'Signing in as {agent}…',
  'banner.signingOut.title': 'Signing {agent} out…',
  'banner.recovering.title': 'The gateway does not answer at the moment.',
  'banner.recovering.nextIn': 'AgentBar tries again in {duration}. What you see may be out of date.',
  'banner.recovering.now': 'AgentBar is trying again now. What you see may be out of date.',
  'banner.retryNow': 'Try now',
  'banner.chooseHow': 'Other ways…',
  'banner.locked.title': '{keyringFirst} is locked.',
  'banner.locked.next':
    'It holds your session, which continues once it is unlocked. A new sign-in is kept in memory only.',
  'banner.keyringFailed.title': '{keyringFirst} reported an error.',
  'banner.keyringFailed.next': 'It may hold your session. A new sign-in is kept in memory only.',
  'banner.notAnswering.title': '{keyringFirst} does not answer.',
  'banner.notAnswering.next':
    'It holds your session. A window may be waiting for you to unlock it. A new sign-in is kept in memory only.',
  'banner.next.keyringLocked': 'Unlock it, or use your password.',
  'banner.next.keyringChanged': 'Your password is stored again once you have entered it.',
  'banner.next.keyringNotAnswering': 'Look for a window that asks to unlock it, or use your password.',
  'banner.next.keyringFailed': 'Use your password. If it keeps happening, give your help desk the small print.',
  'banner.passwordExpires':
    '{days, plural, =0 {Your password expires today.} one {Your password expires tomorrow.} other {Your password expires in # days.}}',
  'banner.signIn': 'Sign in',
  'banner.signInAgain': 'Sign in again',
  'banner.otherSignIn': 'Change sign-in details',
  'banner.signInAnew': 'Sign in again',
  'banner.signInHere': 'Sign in here',
  'banner.handOverAgain': 'Hand over again…',

  'lost.owned': 'The gateway signed you out at {time}, because {reason}.',
  'lost.adopted': 'The session of {agent} ended at {time}, because {reason}.',
  'lost.failed': 'Your session ended at {time}, and signing in again failed: {problem}',
  'lost.because.ended': 'somebody ended your session there, or you signed in or out with another program',
  'lost.because.unknown':
    'it no longer knows your session: you signed in or out elsewhere, or the connection was gone for too long',
  'lost.because.refused':
    'it no longer accepts the Guid of your session, as after a sign-in elsewhere or a restart of the gateway',
  'lost.because.recovery': 'it has switched to another server and requires a new sign-in',
  'lost.because.owner': 'the program that owns it signed out, or the gateway gave it a new Guid',
  'lost.ended.next': 'If it was not you, ask your supervisor.',

  'keyring.available': '{keyringFirst} is available and stores encrypted what you allow.',
  'keyring.locked': '{keyringFirst} is locked. Until you unlock it, everything stays in memory only.',
  'keyring.absent':
    '{keyringFirst} is not available. Password and session stay in memory and are gone when AgentBar quits.',
  'keyring.changed':
    '{keyringFirst} is not the one used before; what was stored is gone. Sign in once with your password to store it again.',
  'keyring.not-answering':
    '{keyringFirst} does not answer; a window may be waiting for you to unlock it. Until then everything stays in memory only.',
  'keyring.failed': '{keyringFirst} reported an error. Until it works, everything stays in memory only.',
  'keyring.unknown': 'Not checked yet.',
  'keyring.name':
    '{platform, select, win32 {Windows Credential Manager} darwin {the macOS Keychain} other {the system keyring}}',
  'keyring.title': 'Password storage',
  'keyring.ask': 'Check again',
  'keyring.asking': 'Checking…',

  'notice.second-start-not-read':
    'AgentBar was started again, but the request could not be read, so nothing was looked up. Type the work number here.',
  'notice.hotkey-taken': 'Another program uses the panel’s hotkey. Choose another one in the settings.',
  'notice.limit-no-tray':
    'This desktop shows no tray icons. The panel stays in the task bar; the command “agentbar --toggle” opens it, too.',
  'notice.limit-no-hotkey':
    'This desktop gives programs no hotkey. Add a keyboard shortcut in the system settings that runs “agentbar --toggle”.',
  'notice.limit-wayland':
    'This desktop (Wayland) lets no program keep its window on top or choose its place. Use “Always on top” in the window menu.',
  'notice.settings-set-aside':
    'The settings file could not be read. A copy was kept, and AgentBar started with the defaults.',
  'notice.settings-values-lost':
    'Some settings could not be read and have their defaults now. A copy of the file was kept.',
  'notice.settings-unreadable':
    'Your settings cannot be read at the moment. They are left as they are: AgentBar works without them and saves nothing. Quit and start it again when the file can be read.',
  'notice.user-data-unwritable':
    'AgentBar cannot write to its folder. Changes hold until it quits. Make the folder writable, free space on its disk, or start AgentBar with --user-data-dir and another folder.',
  'notice.settings-not-saved': 'A setting could not be saved. It holds until AgentBar quits.',
  'notice.session-in-memory-only': 'Your session could not be stored. It stays in memory and ends when AgentBar quits.',
  'notice.events-not-arriving':
    'The gateway delivers no events; everything else works. You are signed in and can look up; only a sign-out by the gateway would show later. Give your help desk this code.',
  'notice.sign-out-refused': 'The gateway refused to sign you out, as it does during a call. You are still signed in.',
  'notice.sign-out-unconfirmed':
    'The gateway has not confirmed the last sign-out: that agent may still be signed in there.',
  'notice.password-not-stored': 'The password could not be stored. You will be asked for it at the next sign-in.',
  'notice.keyring-not-cleared':
    '{keyringFirst} may still hold a password or session that is no longer used. It is removed as soon as possible.',
  'notice.keyring-changed':
    '{keyringFirst} no longer holds what AgentBar stored. Sign in once with your password to store it again.',
  'notice.unexpected-error':
    'Something went wrong inside AgentBar; it keeps running. If anything looks wrong, give your help desk this report number.',
  'notice.dismiss': 'Dismiss',
} as const
