// The file in which a sandbox leaves its signed results for the workspace of the same profile.

/** In the folder of the sandbox's own data. */
export const practiceFile = 'training-results.jsonl';
