import { describe, expect, it } from 'vitest';
import { folded, opened, story, wrote } from '../../../test/support/story';
import type { CaseEventBody } from './case-event';
import { conversation } from './conversation';
import { applyEvent, foldCase } from './fold';
import { mayKeepOrErase } from './permissions';
import { roles } from './role';

const held = (reason: string): CaseEventBody => ({ type: 'LegalHoldSet', reason });
const lifted: CaseEventBody = { type: 'LegalHoldLifted', reason: 'closed' };
const erased: CaseEventBody = { type: 'CaseErased', number: 1, reason: 'request', tombstones: '' };

describe('a legal hold', () => {
  it('stands with its reason and its beginning until it is lifted', () => {
    const first = folded(opened(), held('claim 7'));
    expect(first.hold).toMatchObject({ reason: 'claim 7' });
    const again = folded(opened(), held('claim 7'), held('claim 8'));
    expect(again.hold).toMatchObject({ reason: 'claim 8', since: first.hold?.since });
    expect(folded(opened(), held('claim 7'), lifted).hold).toBeNull();
  });

  it('shows since when an erasure waits for its end', () => {
    const state = folded(opened(), held('claim'), { type: 'ErasureDeferred' }, { type: 'ErasureDeferred' });
    expect(state.erasureAskedAt).not.toBeNull();
    expect(state.erasureAskedAt).toBe(
      folded(opened(), held('claim'), { type: 'ErasureDeferred' }).erasureAskedAt,
    );
  });

  it('stands in the story, and erasing does not', () => {
    const kinds = (...bodies: CaseEventBody[]) =>
      conversation(story(...bodies)).flatMap((entry) => (entry.kind === 'step' ? [entry.body.type] : []));
    expect(kinds(opened(), held('claim'), { type: 'ErasureDeferred' }, lifted)).toEqual([
      'CaseOpened',
      'LegalHoldSet',
      'ErasureDeferred',
      'LegalHoldLifted',
    ]);
    expect(kinds(erased)).toEqual([]);
  });
});

describe('an erased case', () => {
  it('is no case any more, whether its other events can still be read or not', () => {
    const whole = story(opened(), wrote('a', 1), held('claim'), lifted, erased);
    expect(foldCase(whole)).toBeNull();
    expect(whole.reduce<ReturnType<typeof foldCase>>(applyEvent, null)).toBeNull();
    expect(foldCase(whole.slice(2))).toBeNull();
  });
});

describe('who may erase and hold', () => {
  it.each(roles)('%s', (role) => {
    expect(mayKeepOrErase({ role })).toBe(role === 'supervisor' || role === 'administrator');
  });
});
