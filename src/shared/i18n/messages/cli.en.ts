/** Texts of the command line in English. */
export const cliMessagesEn = {
  'cli.help': `AgentBar {version}: can this colleague take the customer?

  agentbar                                 start the panel
  agentbar lookup N [--json]               look work number N up
  agentbar session sign-in --gateway URL --agent N [--phone P] [--ca FILE] [--mode login|loginex|force]
                                           sign in and stay signed in; the password is read from standard input
  agentbar session adopt --gateway URL --agent N [--ca FILE]
                                           use another program’s session; its Guid is read from standard input
  agentbar session status [--json]         is an agent signed in?
  agentbar session sign-out                sign the agent out

Standard output carries the answer alone; trouble is one line on standard error, and the exit code says which.`,
  'cli.signedIn': 'Signed in: {agentId} at {gateway}.',
  'cli.signedOut': 'Signed out.',
  'cli.notSignedIn': 'Not signed in.',
  'cli.recovering': 'The session of {agentId} at {gateway} cannot be confirmed at the moment.',
  'cli.skill': '{name} ({media})',
} as const
