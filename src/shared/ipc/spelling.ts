// Whether spelling is checked, as the shell answers when a conversation's language is known.

/** `no-dictionary`: none of that language is on this machine, and none is fetched. */
export const spellingStates = ['on', 'off', 'no-dictionary'] as const;
export type SpellingState = (typeof spellingStates)[number];
