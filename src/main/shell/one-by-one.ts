// Work that must not overlap: each piece begins when the one before has ended, however that ended.

/** Runs what it is given after everything it was given before; answers and fails as that does. */
export type OneByOne = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

export function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
