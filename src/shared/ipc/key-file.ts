// The file in which a person takes their keys to another desktop.

/** In characters. */
export const largestKeyFile = 100_000;
