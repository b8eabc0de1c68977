import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advanced, entryMark, overlap, startingAt } from './cursor';
import { type ListEntry, startWalk, walkBack } from './walk-back';

const entry = (at: number, name: string): ListEntry => ({ at, uri: name, mark: entryMark(name) });

/** A list as the service keeps it: newest first, in pages, each page's cursor the place to go on. */
function server(entries: readonly ListEntry[], pageLength: number) {
  const newestFirst = [...entries].sort((a, b) => b.at - a.at);
  let requests = 0;
  return {
    requests: () => requests,
    page: async (cursor: string | undefined) => {
      requests += 1;
      const start = Number(cursor ?? 0);
      const page = newestFirst.slice(start, start + pageLength);
      const end = start + pageLength;
      return {
        entries: page,
        reachesBackTo: page.at(-1)?.at ?? null,
        next: end < newestFirst.length ? String(end) : undefined,
      };
    },
  };
}

it('finds everything new exactly once, oldest first, however it is paged and whenever it arrived', async () => {
  const arrivals = fc.array(fc.array(fc.integer({ min: 0, max: overlap }), { maxLength: 12 }), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 7 }), async (rounds, pageLength) => {
      const all: ListEntry[] = [];
      const heard: ListEntry[] = [];
      let lane = startingAt(1_000_000);
      let now = 1_000_000;
      for (const round of rounds) {
        now += overlap / 3;
        // An entry may come with a time that lies before ones already read.
        for (const late of round) all.push(entry(now - Math.min(late, overlap / 2), `post-${all.length}`));
        const found = await walkBack(startWalk(lane), server(all, pageLength).page);
        expect(found.map((one) => one.at)).toEqual(found.map((one) => one.at).sort((a, b) => a - b));
        heard.push(...found);
        lane = advanced(lane, found, now);
      }
      expect(heard.map((one) => one.uri).sort()).toEqual(all.map((one) => one.uri).sort());
    }),
  );
});

it('reads no further back than it must', async () => {
  const list = server(
    Array.from({ length: 1_000 }, (_, n) => entry(n * 60_000, `post-${n}`)),
    10,
  );
  const lane = advanced(startingAt(0), [entry(990 * 60_000, 'post-990')], Number.MAX_SAFE_INTEGER);
  await walkBack(startWalk(lane), list.page);
  expect(list.requests()).toBe(2);
});

it('goes on where it stopped when the way broke off', async () => {
  const entries = Array.from({ length: 40 }, (_, n) => entry(n, `post-${n}`));
  const list = server(entries, 10);
  const walk = startWalk(startingAt(0));
  let left = 2;
  const breaking = (cursor: string | undefined) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('cut')) : list.page(cursor);
  };
  await expect(walkBack(walk, breaking)).rejects.toThrow('cut');
  const found = await walkBack(walk, list.page);
  expect(found.map((one) => one.uri)).toEqual(entries.map((one) => one.uri));
  expect(list.requests()).toBe(4);
});

it('leaves a list whose cursor leads in circles', async () => {
  let requests = 0;
  const circle = async () => {
    requests += 1;
    return { entries: [entry(5_000, 'same')], reachesBackTo: 5_000, next: 'here' };
  };
  expect(await walkBack(startWalk(startingAt(0)), circle)).toHaveLength(1);
  expect(requests).toBe(2);
});

it('is not blinded by one entry dated in the future', () => {
  const lane = advanced(startingAt(1_000), [entry(9e15, 'tomorrow')], 2_000);
  expect(lane.heardTo).toBe(2_000);
});
