/** How many colleagues looked up of late, and how many pinned ones, a profile keeps at the most. Apart from the schema, which the page must not load. */
export const maxRecentColleagues = 50
export const maxFavouriteColleagues = 30
