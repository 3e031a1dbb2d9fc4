import type { Attachment } from 'svelte/attachments'

/** For a result that may appear below the visible part, where nobody would see it. */
export const scrollIntoViewOnMount: Attachment = (element) => element.scrollIntoView({ block: 'nearest' })

/** For content that replaces something that was scrolled. */
export const scrollToStartOnMount: Attachment = (element) => element.scrollIntoView({ block: 'start' })
