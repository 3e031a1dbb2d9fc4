import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { ColleagueView } from '../../shared/app-snapshot.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import type { Settings } from '../../shared/settings.ts'
import { shortcutLabels, type PanelAction } from './panel-shortcuts.ts'
import type { SectionKind, Suggestion } from './suggestion-sections.ts'

export type ColleagueAction = Extract<
  PanelAction,
  'look-up' | 'copy-phone' | 'copy-number' | 'copy-and-hide' | 'toggle-favourite' | 'forget'
>

/** The colleague that shortcuts and menu act on. */
export interface ActionTarget {
  readonly colleague: Pick<ColleagueView, 'workno' | 'name'>
  /** The section of a suggestion; null for the colleague of the card. */
  readonly kind: SectionKind | null
  readonly isFavourite: boolean
  /** As card or suggestion show it; empty where it is not known. */
  readonly phone: string
}

export interface ActionItem {
  readonly action: ColleagueAction
  readonly label: MessageKey
  /** The shortcut. */
  readonly keys: string
}

/** The active suggestion, else the colleague on the card, if the card is visible. */
export function actionTarget(
  active: Suggestion | null,
  answer: LookupAnswer | null,
  isFavourite: (workno: string) => boolean,
): ActionTarget | null {
  const colleague = active?.colleague ?? answer?.agent
  if (!colleague) return null
  const { workno, name } = colleague
  const shown = answer?.agent.workno === workno ? answer.agent : active?.colleague.last
  const phone = shown?.phonenumber ?? ''
  return { colleague: { workno, name }, kind: active?.kind ?? null, isFavourite: isFavourite(workno), phone }
}

/** What "copy and hide" copies, by the setting. */
export type CopiedNumber = Settings['copyAndHideCopies']

/** What is said of "copy and hide", by what it copies. */
export const copyAndHideLabels: Readonly<Record<CopiedNumber, MessageKey>> = {
  phone: 'colleague.copyPhoneAndHide',
  workno: 'colleague.copyNumberAndHide',
}

/** The number that "copy and hide" copies of this colleague; empty if it is not known. */
export const numberToTake = ({ phone, colleague }: ActionTarget, copied: CopiedNumber): string =>
  copied === 'phone' ? phone : colleague.workno

/** The actions for a colleague, the most used first. */
export function colleagueActions(target: ActionTarget, isMac: boolean, copied: CopiedNumber): readonly ActionItem[] {
  const { kind, phone, isFavourite } = target
  const items: readonly (readonly [isAvailable: boolean, action: ColleagueAction, label: MessageKey])[] = [
    [kind !== null, 'look-up', 'colleague.lookUp'],
    [phone !== '', 'copy-phone', 'card.copyPhone'],
    [numberToTake(target, copied) !== '', 'copy-and-hide', copyAndHideLabels[copied]],
    [true, 'copy-number', 'colleague.copyNumber'],
    [true, 'toggle-favourite', isFavourite ? 'colleague.removeFavourite' : 'colleague.addFavourite'],
    [kind === 'recent', 'forget', 'colleague.forget'],
  ]
  const labels = shortcutLabels(isMac)
  return items
    .filter(([isAvailable]) => isAvailable)
    .map(([, action, label]) => ({ action, label, keys: labels[action] }))
}
