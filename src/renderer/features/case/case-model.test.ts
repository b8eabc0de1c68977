import { describe, expect, test } from 'vitest';
import type { Case } from '../../../shared/domain/case';
import { owed, shareGone } from './due-model';
import { pieces } from './message-text-model';

const state = (change: Partial<Case>) =>
  ({
    status: 'open',
    openedAt: 5,
    firstAnswerAt: null,
    resolutionDueAt: null,
    unanswered: [],
    ...change,
  }) as unknown as Case;

describe('what a case owes', () => {
  test('is the answer to the message whose clock ends first', () => {
    const unanswered = [
      { externalId: 'a', postedAt: 10, responseDueAt: 110 },
      { externalId: 'b', postedAt: 20, responseDueAt: 90 },
    ] as unknown as Case['unanswered'];
    expect(owed(state({ unanswered }))).toEqual({ kind: 'first-response', dueAt: 90, since: 20 });
  });
  test('is the resolution when nobody waits', () =>
    expect(owed(state({ resolutionDueAt: 50 }))).toEqual({ kind: 'resolution', dueAt: 50, since: 5 }));
  test('is nothing when it is closed', () =>
    expect(owed(state({ status: 'resolved', resolutionDueAt: 50 }))).toBeNull());
  test.each([
    [0, 0],
    [50, 0.5],
    [200, 1],
  ])('at %i the share gone is %d', (now, share) =>
    expect(shareGone({ kind: 'resolution', since: 0, dueAt: 100 }, now)).toBe(share),
  );
});

describe('a stranger’s text', () => {
  test('is cut into words and links', () => {
    expect(pieces('See https://shop.example/a, please')).toEqual([
      { kind: 'words', text: 'See ' },
      { kind: 'link', text: 'https://shop.example/a' },
      { kind: 'words', text: ', please' },
    ]);
  });
  test('shows what turns its direction', () => {
    expect(pieces('a\u202eb').map((piece) => piece.kind)).toEqual(['words', 'mark', 'words']);
  });
});
