import { describe, expect, it } from 'vitest';
import { folded, opened, wrote } from '../../../../test/support/story';
import type { CaseEventBody } from '../case-event';
import { asId, type StepId } from '../ids';
import { unruled } from './ruled';

const applied = (rule: string, more: Partial<Extract<CaseEventBody, { type: 'RulesApplied' }>> = {}) =>
  ({
    type: 'RulesApplied',
    reasons: [{ rule, name: rule, found: [{ phrase: 'map hack', as: 'map hakc' }], gave: ['flag'] }],
    isFlagged: false,
    notify: [],
    ...more,
  }) satisfies CaseEventBody;

describe('what rules did to a case', () => {
  it('is nothing where none fitted', () => {
    expect(folded(opened(), wrote('a', 100)).ruled).toEqual(unruled);
  });

  it('is kept with its reason, over all messages', () => {
    const { ruled } = folded(
      opened(),
      wrote('a', 100),
      applied('first', { isFlagged: true }),
      applied('second'),
      applied('third'),
    );
    expect(ruled.reasons.map(({ rule }) => rule)).toEqual(['first', 'second', 'third']);
    expect(ruled).toMatchObject({ isFlagged: true });
  });

  it('is taken back with its step, while the message stays', () => {
    const state = folded(
      opened(),
      { step: 'ruled', body: wrote('a', 100) },
      { step: 'ruled', body: applied('first', { isFlagged: true }) },
      { step: 'ruled', body: { type: 'TagsChanged', added: ['cheat'], removed: [] } },
      { type: 'StepUndone', stepId: asId<StepId>('ruled') },
    );
    expect(state).toMatchObject({ ruled: unruled, tags: [], messageCount: 1 });
  });
});
