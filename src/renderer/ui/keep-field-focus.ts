import type { Attachment } from 'svelte/attachments'

const clickable = 'button, summary, label, input[type="checkbox"], input[type="radio"]'

/**
 * Keeps the focus in a form's field while another control of the form is clicked. On blur a field
 * shows what is wrong with it, and that would move the control away from under the pointer.
 */
export const keepFieldFocus: Attachment<HTMLElement> = (form) => {
  const onmousedown = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest(clickable)) event.preventDefault()
  }
  form.addEventListener('mousedown', onmousedown)
  return () => form.removeEventListener('mousedown', onmousedown)
}
