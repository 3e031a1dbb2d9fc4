/**
 * What the agent did last with a card's details, and on whose card; null for nothing yet. Without
 * it they are open if the setting keeps them open.
 */
export type DetailsFold = { readonly workno: string; readonly isOpen: boolean } | null

/** Whether the details of this colleague are open. */
export function areDetailsOpen(fold: DetailsFold, workno: string, areKeptOpen: boolean): boolean {
  return fold !== null && (areKeptOpen || fold.workno === workno) ? fold.isOpen : areKeptOpen
}

/** The agent opens or folds the details of this colleague. */
export const toggleDetails = (fold: DetailsFold, workno: string, areKeptOpen: boolean): DetailsFold => ({
  workno,
  isOpen: !areDetailsOpen(fold, workno, areKeptOpen),
})

/** What is left of it when this colleague's card is shown: nothing, if it was done on another. */
export const foldAfter = (fold: DetailsFold, workno: string, areKeptOpen: boolean): DetailsFold =>
  areKeptOpen || fold?.workno === workno ? fold : null
