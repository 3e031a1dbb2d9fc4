import type { Attachment } from 'svelte/attachments'

const pressed = 'button, summary, label, input[type="checkbox"], input[type="radio"]'

/**
 * Leaves the focus in a form's field while something else in the form is pressed by mouse: a field that is left tells its problem, and that
 * would move what is pressed away from under the press.
 */
export const keepFieldFocus: Attachment<HTMLElement> = (form) => {
  const hold = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest(pressed)) event.preventDefault()
  }
  form.addEventListener('mousedown', hold)
  return () => form.removeEventListener('mousedown', hold)
}
