/** The id of a suggestion's row in a list, by which the search box names the chosen one. */
export const suggestionId = (listId: string, workno: string): string => `${listId}-${workno}`
