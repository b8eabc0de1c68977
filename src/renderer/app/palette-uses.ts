// What somebody picks from the palette again and again comes first; what they no longer use is forgotten. Pure.

/** Of each command, by id: how often it was picked, where what is long past counts less. */
export type Uses = Readonly<Record<string, number>>;

/** With each pick the others lose this share of their weight. */
const fading = 0.92;
const forgottenBelow = 0.05;
/** A pick alone moves nothing: what stands where one found it yesterday stays there. */
const worthKnowing = 1.5;

export function withUse(uses: Uses, id: string): Uses {
  const faded = Object.entries(uses).map(([one, weight]) => [one, weight * fading] as const);
  const kept = faded.filter(([one, weight]) => weight >= forgottenBelow || one === id);
  const before = kept.find(([one]) => one === id)?.[1] ?? 0;
  return { ...Object.fromEntries(kept), [id]: Math.round((before + 1) * 1_000) / 1_000 };
}

/** Those in use first, most used at the top; the others in their own order. */
export function byUse<Item extends { readonly id: string }>(
  items: readonly Item[],
  uses: Uses,
): readonly Item[] {
  const weight = ({ id }: Item) => {
    const known = Object.hasOwn(uses, id) ? (uses[id] ?? 0) : 0;
    return known >= worthKnowing ? known : 0;
  };
  // Sorting is stable: equal ones keep their order.
  return [...items].sort((a, b) => weight(b) - weight(a));
}
