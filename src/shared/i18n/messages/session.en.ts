/** Texts of the state of the session, the keyring, and notices, in English. */
export const sessionMessagesEn = {
  'session.signed-out': 'Signed out',
  'session.signing-in': 'Signing in…',
  'session.signed-in': 'Signed in',
  'session.signing-out': 'Signing out…',
  'session.recovering': 'Recovering…',
  'session.recoveringIn': 'Recovering, next try in {duration}',
  'session.lost': 'Session lost',
  'session.locked': 'Keyring locked',
  'session.adopted': 'Session of another client',

  'banner.signedOut.title': 'You are signed out.',
  'banner.signedOut.next': 'Sign in to look colleagues up.',
  'banner.signingIn.title': 'Signing in as {agent}…',
  'banner.signingOut.title': 'Signing {agent} out…',
  'banner.recovering.title': 'The gateway does not answer at the moment.',
  'banner.recovering.nextIn': 'AgentBar tries again in {duration}. Cards you see may be old.',
  'banner.recovering.now': 'AgentBar is trying again now. Cards you see may be old.',
  'banner.retryNow': 'Try now',
  'banner.chooseHow': 'Choose what to do',
  'banner.locked.title': 'Your keyring is locked.',
  'banner.locked.next':
    'It holds your session. Unlock it and press “Ask the keyring again”, or sign in anew: the session is then kept in memory only.',
  'banner.keyringFailed.title': 'Your keyring reports an error.',
  'banner.keyringFailed.next':
    'It may hold your session. Press “Ask the keyring again”, or sign in anew: the session is then kept in memory only.',
  'banner.notAnswering.title': 'Your keyring does not answer.',
  'banner.notAnswering.next':
    'It holds your session. Look for a window that asks to unlock it, or sign in anew: the session is then kept in memory only.',
  'banner.passwordExpires':
    '{days, plural, =0 {Your password expires today.} one {Your password expires tomorrow.} other {Your password expires in # days.}}',
  'banner.signIn': 'Sign in',
  'banner.signInAgain': 'Sign in again',
  'banner.otherSignIn': 'Change details',
  'banner.signInAnew': 'Sign in anew',
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
  'lost.because.recovery': 'it has switched over to another server and wants a new sign-in',
  'lost.because.owner': 'the program that owns it signed out, or the gateway gave it a new Guid',
  'lost.next': 'Sign in again to go on.',
  'lost.ended.next': 'If it was not you, ask your supervisor. Otherwise sign in again to go on.',
  'lost.adopted.next': 'Hand it over again from the program that owns it, or sign in here.',

  'keyring.available': 'Available: what you allow is stored there, encrypted by your system.',
  'keyring.locked': 'Locked: nothing can be read or stored until you unlock it. Until then all is kept in memory.',
  'keyring.absent': 'None on this system: password and session are kept in memory and end with AgentBar.',
  'keyring.changed':
    'Not the one used before: what was stored is gone. Sign in once with your password to store it again.',
  'keyring.not-answering':
    'Does not answer. Perhaps a window waits for you to unlock it. Until then all is kept in memory.',
  'keyring.failed': 'It reports an error. Until it works, all is kept in memory.',
  'keyring.unknown': 'Not asked yet.',
  'keyring.title': 'Keyring',
  'keyring.ask': 'Ask the keyring again',
  'keyring.asking': 'Asking…',

  'notice.second-start-not-read':
    'AgentBar was started again, but what it was asked for could not be read, so nothing was looked up. Type the work number here.',
  'notice.hotkey-taken': 'Another program has the hotkey of the panel. Choose another one in the settings.',
  'notice.limit-no-tray':
    'This desktop shows no tray icons. The panel stays in the task bar; the command “agentbar --toggle” opens it, too.',
  'notice.limit-no-hotkey':
    'This desktop gives programs no hotkey. Let a keyboard shortcut of the system run “agentbar --toggle”.',
  'notice.limit-wayland':
    'This desktop (Wayland) lets no program keep its window on top or choose its place. Use “Always on top” in the window menu.',
  'notice.settings-set-aside':
    'The settings file could not be read. It was set aside, and AgentBar started with the defaults.',
  'notice.settings-values-lost':
    'Some settings could not be read and have their defaults now. The file as it was is kept under another name.',
  'notice.settings-unreadable':
    'Your settings cannot be read at the moment. They are left as they are: AgentBar works without them and saves nothing. Close it and start it again when the file can be read.',
  'notice.user-data-unwritable':
    'AgentBar cannot write to its folder. What you change holds until it is closed. Make the folder writable, free space on its disk, or start AgentBar with --user-data-dir and another folder.',
  'notice.settings-not-saved': 'A setting could not be saved. It holds until AgentBar is closed.',
  'notice.session-in-memory-only': 'Your session could not be stored. It is kept in memory and ends with AgentBar.',
  'notice.events-not-arriving':
    'The gateway does not deliver events, while everything else works. You are signed in and can look up; only a sign-out by the gateway would show later. Tell your help desk this code.',
  'notice.password-not-stored': 'The password was not stored. You will be asked for it at the next sign-in.',
  'notice.keyring-not-cleared':
    'The keyring may still hold a password or session that is no longer used. It is removed as soon as the keyring can be used.',
  'notice.keyring-changed':
    'The keyring no longer holds what AgentBar stored. Sign in once with your password to store it again.',
  'notice.unexpected-error':
    'Something went wrong inside AgentBar, and it goes on. If anything is odd, give your help desk this report number.',
  'notice.dismiss': 'Put this notice away',
} as const
