import { describe, expect, it } from 'vitest';
import { declared, incidentId, theIncident } from '../../../../test/support/incident-story';
import {
  folded,
  opened,
  post,
  reply,
  sent,
  submitted,
  type Told,
  wrote,
} from '../../../../test/support/story';
import { isHoldingDue } from './holding-due';

const holding = { ...submitted('h', { basedOn: post('a') }), holding: incidentId };
const waiting: readonly Told[] = [opened(), wrote('a', 10, 500)];
const cancelled: Told = { type: 'ReplyCancelled', replyId: reply('h') };
const isDue = (told: readonly Told[], incident = theIncident(declared()), now = 5_000) =>
  isHoldingDue(incident, folded(...told), now);

describe('the holding message', () => {
  it.each<[string, readonly Told[], boolean]>([
    ['where a customer waits', waiting, true],
    ['where nobody has written', [opened()], false],
    ['where it is on its way', [...waiting, holding], false],
    ['where it has gone out', [...waiting, holding, sent('h', 30)], false],
    [
      'where the customer wrote again after it',
      [...waiting, holding, sent('h', 30), wrote('b', 40, 600)],
      false,
    ],
    ['where it was taken back', [...waiting, holding, cancelled], true],
    ['where an answer went out', [...waiting, submitted('r', { basedOn: post('a') }), sent('r', 30)], false],
    ['where another reply waits', [...waiting, submitted('r', { basedOn: post('a') })], true],
    ['in a closed case', [...waiting, { type: 'CaseResolved', reason: '' }], false],
    ['where the post is gone', [...waiting, { type: 'MessageWithdrawn', externalId: post('a') }], false],
  ])('%s: due or not', (_, told, due) => {
    expect(isDue(told)).toBe(due);
  });

  it('is due in no thread once the crisis is over, or where there is none', () => {
    expect(isDue(waiting, theIncident(declared()), 100_000)).toBe(false);
    expect(isDue(waiting, theIncident(declared({ holding: '' })))).toBe(false);
    expect(isDue(waiting, theIncident(declared({ topics: ['campaign'] })))).toBe(true);
    const sorted: readonly Told[] = [...waiting, { type: 'ContactTypeSet', contactType: 'delivery' }];
    expect(isDue(sorted, theIncident(declared({ topics: ['campaign'] })))).toBe(false);
  });

  it('stays noted when another reply of the thread is taken back', () => {
    const other = submitted('r', { basedOn: post('a') });
    const state = folded(...waiting, holding, other, { type: 'ReplyCancelled', replyId: reply('r') });
    expect(state.holdings).toEqual([incidentId]);
  });
});
