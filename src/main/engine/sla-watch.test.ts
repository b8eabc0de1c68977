import { describe, expect, it } from 'vitest';
import { allergic, answer, desk, restarted } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { hour, minute, second } from '../../shared/domain/time';

describe('warnings', () => {
  const warnings = (at: EngineDesk) =>
    at.toShell.flatMap((message) => (message.type === 'warning' ? [message.minutesBefore] : []));

  it('warns 30, 15 and 5 minutes before a red deadline and at it, once each, also after a restart', () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    at.clock.advance(90 * minute + second);
    expect(warnings(at)).toEqual([30]);
    const again = restarted(at);
    expect(warnings(again)).toEqual([]);
    again.clock.advance(31 * minute);
    expect(warnings(again)).toEqual([15, 5, 0]);
  });

  it('warns of a red case however many overdue ones stand before it', () => {
    const at = desk();
    at.arrive(Array.from({ length: 600 }, () => customerPost(noon - 30 * hour)));
    at.arrive([{ ...customerPost(noon - 80 * minute), text: allergic }]);
    at.clock.advance(11 * minute);
    const red = at.toShell.filter((message) => message.type === 'warning' && message.tier === 'red');
    expect(red).toHaveLength(1);
    expect(at.toShell.findLast((message) => message.type === 'badge')).toEqual({
      type: 'badge',
      redCount: 1,
    });
  });

  it('gives one warning for all thresholds passed while asleep', () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    at.clock.jump(noon + 3 * hour);
    at.engine.resume();
    expect(warnings(at)).toEqual([0]);
  });

  it('keeps warning while a reply is held or unknown, and stops once it is answered', async () => {
    const at = desk();
    at.engine.sitDown('centre-agent');
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    const { replyId } = await answer(at, 'reacción');
    at.clock.advance(6 * second);
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: { kind: 'unknown', detail: 'cut' },
    });
    at.clock.advance(91 * minute);
    expect(warnings(at)).toEqual([30]);
    at.engine.hearChannels({
      type: 'looked-up',
      replyId,
      outcome: {
        kind: 'landed',
        externalId: asId<ExternalId>('ours-3'),
        url: null,
        acceptedAt: at.clock.now(),
      },
    });
    at.clock.advance(2 * hour);
    expect(warnings(at)).toEqual([30]);
  });
});
