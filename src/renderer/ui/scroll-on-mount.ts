import type { Attachment } from 'svelte/attachments'

/** For an outcome that may appear below the fold, where it would look like none. */
export const scrollIntoViewOnMount: Attachment = (outcome) => outcome.scrollIntoView({ block: 'nearest' })

/** For what takes the place of something that was scrolled. */
export const scrollToStartOnMount: Attachment = (view) => view.scrollIntoView({ block: 'start' })
