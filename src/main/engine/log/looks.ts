// Looks up many things at a time: each look alone costs as much as three rows of it.

const perLook = 50;

/** For a statement that is asked for as many as `looks` gives at once. */
export const placesOfLook = Array(perLook).fill('?').join();

/** In parts of one length; the last one names its first again and again, which asks for nothing more. */
export function looks<One>(wanted: readonly One[]): readonly (readonly One[])[] {
  const starts = Array.from({ length: Math.ceil(wanted.length / perLook) }, (_, part) => part * perLook);
  return starts.map((from) => {
    const part = wanted.slice(from, from + perLook);
    const [first] = part;
    return first === undefined ? part : [...part, ...Array<One>(perLook - part.length).fill(first)];
  });
}
