// The chain of a list: what is changed, left out, swapped or cut does not fit any more.
import { expect, test } from 'vitest';
import { entryHash, firstHead, followChain, headsAgree } from './chain';
import type { HubEntry } from './hub-entry';

const hub = 'a'.repeat(32);

function listOf(length: number): HubEntry[] {
  const entries: HubEntry[] = [];
  let prev = Buffer.from(firstHead(hub, 'vela').hash, 'hex');
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = {
      brand: 'vela',
      seq,
      takenAt: String(1_700_000_000_000_000 + seq),
      at: 1_700_000_000_000 + seq,
      actor: 'bea "the first"\u00e9\n',
      desktop: null,
      op: seq.toString(16).padStart(32, '0'),
      step: 'b'.repeat(32),
      caseId: 'c'.repeat(32),
      kind: 'NoteAdded',
      facts: '{}',
      customer: null,
      keyNo: null,
      body: Buffer.from([seq]),
      prev,
      hash: new Uint8Array(),
    };
    prev = Buffer.from(entryHash(entry), 'hex');
    entries.push({ ...entry, hash: prev });
  }
  return entries;
}

test('a list as it was written is followed to its end, also page by page', () => {
  const list = listOf(6);
  const half = followChain(firstHead(hub, 'vela'), list.slice(0, 3));
  if (!half.ok) throw new Error('half of the list did not hold');
  expect(followChain(half.head, list.slice(3))).toEqual(followChain(firstHead(hub, 'vela'), list));
});

test.each<[string, (list: HubEntry[]) => HubEntry[], number, string]>([
  ['a changed body', (list) => list.with(2, { ...list[2]!, body: Buffer.from('x') }), 3, 'changed'],
  ['another actor', (list) => list.with(2, { ...list[2]!, actor: 'carlos' }), 3, 'changed'],
  ['another time', (list) => list.with(2, { ...list[2]!, takenAt: '1' }), 3, 'changed'],
  ['an entry left out', (list) => list.toSpliced(2, 1), 3, 'gap'],
  ['two entries swapped', (list) => [...list.slice(0, 2), list[3]!, list[2]!, ...list.slice(4)], 3, 'gap'],
  [
    'a list of another hub',
    (list) => list.with(0, { ...list[0]!, prev: Buffer.alloc(32) }),
    1,
    'other-predecessor',
  ],
])('%s is found where it is', (_, tamper, seq, what) => {
  expect(followChain(firstHead(hub, 'vela'), tamper(listOf(6)))).toEqual({ ok: false, fault: { seq, what } });
});

test('two memories of one place agree only when they remember the same', () => {
  expect(headsAgree({ seq: 4, hash: 'aa' }, { seq: 4, hash: 'bb' })).toBe(false);
  expect(headsAgree({ seq: 4, hash: 'aa' }, { seq: 4, hash: 'aa' })).toBe(true);
  expect(headsAgree({ seq: 4, hash: 'aa' }, { seq: 5, hash: 'bb' })).toBe(true);
});
