import { cliMessagesEn } from './messages/cli.en.ts'
import { desktopMessagesEn } from './messages/desktop.en.ts'
import { errorMessagesEn } from './messages/error.en.ts'
import { sessionMessagesEn } from './messages/session.en.ts'
import { signInMessagesEn } from './messages/sign-in.en.ts'
import { questionMessagesEn } from './messages/question.en.ts'
import { settingsMessagesEn } from './messages/settings.en.ts'

/** Every text of the page and the command line in English, as ICU messages under flat keys. The other languages have exactly these keys. */
export const messagesEn = {
  ...errorMessagesEn,
  ...cliMessagesEn,
  ...desktopMessagesEn,
  ...sessionMessagesEn,
  ...signInMessagesEn,
  ...questionMessagesEn,
  ...settingsMessagesEn,

  'availability.free': 'Free',
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
  'age.now': 'just now',
  'age.ago': '{duration} ago',
  'age.stale': '{age} · may have changed',
  'age.old': '{age} · out of date',

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
  'field.signed-in-since': 'Signed in since',
  'field.media-servers': 'Media servers',
  'field.conference': 'Multimedia conference',
  'field.vdn': 'VDN',
  'field.group-id': 'Team number',
  'field.call-ids': 'Calls',

  'verdict.conference': 'In a multimedia conference',
  'verdict.contradiction': 'The gateway says {state}, the platform says {platformState}.',
  'verdict.noVoice': 'Not signed in to the call server, so no call can reach this colleague.',
  'verdict.lastKnown': 'Look up again before you hand over.',

  'card.refresh': 'Look up again',
  'card.copyPhone': 'Copy phone number',
  'card.copied': 'Copied',
  'card.moreSkills': '+{count}',
  'card.moreSkillsLabel': '{count, plural, one {Show # more skill} other {Show # more skills}}',
  'card.fewerSkills': 'Fewer',
  'card.details': 'Details',
  'card.skillDetail': '{media} · skill {id}',

  'sentence.who': '{name}, {workno}',
  'sentence.whoNumber': '{workno}',
  'sentence.found': '{who}: {availability}. {state}.',
  'sentence.foundSince': '{who}: {availability}. {state} for {duration}.',
  'sentence.team': 'Team {team}.',
  'sentence.phone': 'Phone {phone}.',
  'sentence.copied': 'Phone number {phone} copied.',

  'header.demo': 'Demo',
  'header.demoTitle': 'The bundled demo gateway: invented colleagues, no real calls',
  'header.settings': 'Settings',
  'header.hide': 'Hide (Esc)',
  'header.back': 'Back',

  'search.label': 'Look up a work number',
  'search.suggestions': 'Colleagues',
  'search.placeholder': 'Work number',
  'search.clear': 'Clear (Esc)',
  'search.searching': 'Looking up {workno}…',
  'search.tryAgain': 'Try again',
  'empty.title': 'Who can take your customer?',
  'empty.hint': 'Type a work number from {lowest} to {highest} and press Enter.',
  'empty.demoHint': 'In the demo, try 20011.',

  'keys.title': 'Keys',
  'keys.show': 'Keys',
  'keys.enter': 'Look up, or look up again',
  'keys.arrows': 'Choose a colleague',
  'keys.copy': 'Copy the phone number (nothing selected)',
  'keys.copyNumber': 'Copy the work number',
  'keys.pin': 'Pin or unpin the colleague',
  'keys.actions': 'More actions',
  'keys.forget': 'Remove the chosen one from the list',
  'keys.select': 'Select the search box',
  'keys.escape': 'Clear; once more: hide',
  'keys.pages': 'Scroll the card',
  'keys.help': 'Show or hide this list',
  'keys.close': 'Close',
} as const

export type MessageKey = keyof typeof messagesEn
