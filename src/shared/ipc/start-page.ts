// Bound of what the page has the shell keep for the next start.

/** In characters: fifty rows and a workspace of many brands; what is larger is not kept. */
export const largestStartPage = 1_000_000;
