// Length of the key under which everything of a profile is sealed.

export const dataKeyBytes = 32;
