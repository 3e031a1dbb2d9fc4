/** Texts of what the gateway says of an agent, in English. */
export const agentMessagesEn = {
  'availability.free': 'Free',
  'availability.free-no-phone': 'Free, no phone',
  'availability.soon': 'Free soon',
  'availability.busy': 'Busy',
  'availability.offline': 'Offline',
  'availability.unknown': 'Unknown',

  // docs/gateway.md §3.1, table 1
  'status.0': 'Unknown',
  'status.1': 'Signed in',
  'status.2': 'Signed out',
  'status.3': 'Not ready',
  'status.4': 'Idle',
  'status.5': 'Wrap-up',
  'status.6': 'Idle',
  'status.7': 'Talking',
  'status.8': 'Rest',
  'status.9': 'Rest pending',

  // docs/gateway.md §3.2, table 2
  'cti.0': 'Not signed in',
  'cti.1': 'Idle',
  'cti.2': 'Reserved',
  'cti.3': 'Occupied',
  'cti.4': 'Answering',
  'cti.5': 'Talking',
  'cti.6': 'After-call work',
  'cti.7': 'Not ready',
  'cti.8': 'Rest',
  'cti.9': 'Study',
  'cti.10': 'Adjusting',

  // docs/gateway.md §3.3
  'media.1': 'text chat',
  'media.2': 'click to dial',
  'media.4': 'callback request',
  'media.5': 'voice or video call',
  'media.15': 'predictive outbound call',
  'media.16': 'preview outbound call',
  'media.17': 'message call',
  'media.19': 'video call',
  'media.51': 'web chat',
  'media.53': 'social chat',
  'media.unlisted': 'media {number}',
  'media.none': 'no medium given',

  // docs/gateway.md §3.4
  'mediaServer.cti': 'Calls (CTI)',
  'mediaServer.webm': 'Chat (WebM)',
  'mediaServer.mailm': 'Mail (MailM)',
  'mediaServer.ready': 'signed in',
  'mediaServer.failed': 'not signed in',
  'mediaServer.unlisted': 'unknown ({letter})',

  'value.unknown': 'unknown ({number})',
  'value.none': 'not given',
  'value.empty': 'none',
  'value.yes': 'yes',
  'value.no': 'no',
  'value.label': '{label}: {value}',

  'duration.for': 'for {duration}',

  // There is a year, so that nobody takes it for a time of today.
  'signedIn.unclear': 'not clear: the gateway says {time}',
  'signedIn.gatewayClock':
    'By the gateway’s clock, which is {difference} {direction, select, ahead {ahead of} other {behind}} this computer’s.',

  'age.now': 'just now',
  'age.ago': '{duration} ago',
  'age.stale': 'may have changed',
  'age.old': 'out of date',

  'field.availability': 'Availability',
  'field.state': 'State',
  'field.duration': 'In this state',
  'field.workno': 'Work number',
  'field.name': 'Name',
  'field.team': 'Team',
  'field.phone': 'Phone',
  'field.signed-in': 'Signed in',
  'field.skills': 'Skills',
  'field.status': 'Gateway state',
  'field.platform-state': 'Platform state',
  'field.reason': 'Reason code',
  'field.signed-in-for': 'Signed in for',
  'field.media-servers': 'Media servers',
  'field.conference': 'Multimedia conference',
  'field.vdn': 'VDN',
  'field.group-id': 'Team number',
  'field.call-ids': 'Calls',
} as const
