import { describe, expect, it } from 'vitest';
import { allergic, desk, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, noon } from '../../../test/support/engine-desk';
import type { CaseId } from '../../shared/domain/ids';
import { hour, minute } from '../../shared/domain/time';

describe('triage', () => {
  it('undoes a lowering so that tier and deadline are what they were', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    const before = at.row('reacción');
    await at.command('case.setSafety', { caseIds: [before.id], safety: false });
    await at.command('case.setTier', { caseIds: [before.id], tier: 'green' });
    expect(at.row('reacción').dueAt).toBe(noon + 24 * hour);
    await at.command('step.undo', {});
    await at.command('step.undo', {});
    expect(at.row('reacción')).toMatchObject({ tier: before.tier, safety: true, dueAt: before.dueAt });
  });

  it('undoes a lowering also for the messages that came in between', async () => {
    const at = desk();
    const post = { ...customerPost(noon - hour), text: 'Hello there' };
    at.arrive([post]);
    const { id } = at.row('Hello');
    await at.command('case.setTier', { caseIds: [id], tier: 'red' });
    await at.command('case.setTier', { caseIds: [id], tier: 'green' });
    at.arrive([
      {
        ...customerPost(noon - hour + minute),
        threadKey: post.threadKey,
        author: post.author,
        text: 'Again',
      },
    ]);
    await at.command('step.undo', {});
    expect(at.row('Again').dueAt).toBe(noon - hour + minute + 2 * hour);
  });

  it('gives a raised case the earlier of its deadline and the new target from now', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon - 3 * hour), text: 'Hello there' }]);
    const { id, dueAt } = at.row('Hello');
    expect(dueAt).toBe(noon + 3 * hour);
    const raisedAt = at.clock.now();
    await at.command('case.setTier', { caseIds: [id], tier: 'red' });
    expect(at.row('Hello').dueAt).toBe(raisedAt + 2 * hour);
  });

  it('does one command over many cases as one step that one undo takes back', async () => {
    const at = desk();
    at.arrive(Array.from({ length: 450 }, () => customerPost(noon)));
    const caseIds = at.rows().map((row) => row.id);
    const outcome = await at.command('case.changeTags', { caseIds, added: ['parcel'], removed: [] });
    expect(outcome.changed).toBe(450);
    expect(at.rows().every((row) => row.tags.includes('parcel'))).toBe(true);
    await at.command('step.undo', {});
    expect(at.rows().some((row) => row.tags.includes('parcel'))).toBe(false);
  });

  it('keeps a safety case open until a follow-up stands in its thread', async () => {
    const at = desk();
    at.engine.sitDown('centre-agent');
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    const { id } = at.row('reacción');
    const outcome = await at.command('case.resolve', { caseIds: [id], reason: '' });
    expect(outcome.refused).toEqual([{ caseId: id, code: 'safety-needs-follow-up' }]);
  });

  it('refuses a snooze past the deadline and wakes a snoozed case on time', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { id } = at.row('Hello');
    const late = await at.command('case.snooze', { caseIds: [id], until: noon + 7 * hour });
    expect(late.refused[0]?.code).toBe('snooze-past-deadline');
    await at.command('case.snooze', { caseIds: [id], until: noon + hour });
    expect(at.row('Hello').snoozedUntil).toBe(noon + hour);
    at.clock.advance(hour + minute);
    expect(at.row('Hello').snoozedUntil).toBeNull();
  });

  it('merges two cases of a brand, leads later messages to the one that stays, and splits them on undo', async () => {
    const at = desk();
    const first = customerPost(noon);
    at.arrive([first, { ...customerPost(noon), text: 'The other thread' }]);
    const from = at.row('Hello').id;
    const into = at.row('other thread').id;
    await at.command('case.merge', { from: [from], into });
    at.arrive([
      { ...customerPost(noon + minute), threadKey: first.threadKey, author: first.author, text: 'Any news' },
    ]);
    expect(at.row('Any news').id).toBe(into);
    await at.command('step.undo', {});
    expect(at.rows().find((row) => row.id === from)?.status).toBe('open');
  });

  it('links two cases both ways, each of them still a case of its own, and undoes that', async () => {
    const at = desk();
    at.arrive([customerPost(noon), { ...customerPost(noon), text: 'The other thread' }]);
    const [one, other] = [at.row('Hello').id, at.row('other thread').id];
    const linksOf = async (id: CaseId) => (await stateOf(at, id)).links;
    await at.command('case.link', { caseId: one, to: other });
    expect([await linksOf(one), await linksOf(other)]).toEqual([[other], [one]]);
    expect(at.rows().map(({ status }) => status)).toEqual(['open', 'open']);
    await at.command('step.undo', {});
    expect([await linksOf(one), await linksOf(other)]).toEqual([[], []]);
  });

  it('lets the case that stays take the hotter tier and the earlier deadline', async () => {
    const at = desk();
    at.arrive([
      { ...customerPost(noon - hour), text: 'The other thread' },
      { ...customerPost(noon), text: 'Hello there' },
    ]);
    const [from, into] = [at.row('other thread'), at.row('Hello')];
    await at.command('case.setTier', { caseIds: [from.id], tier: 'red' });
    const owed = at.row('other thread').dueAt;
    await at.command('case.merge', { from: [from.id], into: into.id });
    expect(at.row('Hello')).toMatchObject({ tier: 'red', dueAt: owed });
  });

  it('makes a case from a phone call whose clock starts when the call was taken', async () => {
    const at = desk();
    const outcome = await at.command('case.createByHand', {
      brandId: 'aurea-derma',
      via: 'phone',
      customerName: 'Rosa Prat',
      contact: '600 000 000',
      text: allergic,
      takenAt: noon - 30 * minute,
      linkedTo: null,
    });
    expect(outcome.createdCaseId).not.toBeNull();
    expect(at.row('reacción')).toMatchObject({ channel: 'phone', safety: true, dueAt: noon + 90 * minute });
  });
});
