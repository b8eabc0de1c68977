// The languages that settings offer by themselves; whoever writes the definition by hand may name any other.
export const customerLanguages = ['en', 'es', 'pt', 'fr', 'de', 'it'] as const;
