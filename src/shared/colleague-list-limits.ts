/**
 * How many recent colleagues, and how many favourites, a profile keeps at most. Not beside the
 * schema, which the page must not load.
 */
export const maxRecentColleagues = 50
export const maxFavouriteColleagues = 30
