import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountId, asId } from '../../../shared/domain/ids';
import { hour, minute } from '../../../shared/domain/time';
import { parseScenario } from '../../../shared/scenario/parse-scenario';
import { timelineOf } from '../../../shared/scenario/timeline';
import { itemOf } from './channel-items';
import { readCursor, type SandboxCursor, writeCursor } from './cursor';
import type { LandedReply } from './landed-replies';
import { customerId, type Play, threadKeyOf } from './play';
import { arrivesAt, nextPage } from './playback';

const accountId = asId<AccountId>('social');
const startedAt = 1_700_000_000_000;

/** Lines of a scenario whose messages m0, m1, ... arrive at the given minutes, some already there. */
function scenarioText(minutes: readonly number[]): string {
  const lines = minutes.flatMap((at, index) => {
    const when = at < 0 ? `posted: ${at} min` : `after: ${at} min`;
    const later = Math.max(0, at) + 3;
    return [
      `  - { id: m${index}, from: Person ${index % 3}X, to: ${index % 4 === 3 ? 'other' : 'social'}, ${when}, says: "${index}", whenAnswered: [{ after: 2 min, says: thanks }, { after: 5 min, withdraws: true }] }`,
      ...(index % 5 === 1 ? [`  - { edits: m${index}, after: ${later} min, says: better }`] : []),
      ...(index % 5 === 2 ? [`  - { answeredElsewhere: m${index}, after: ${later} min, says: hello }`] : []),
      ...(index % 5 === 4 ? [`  - { withdraws: m${index}, after: ${later} min }`] : []),
    ];
  });
  return [
    'name: x',
    'events:',
    ...lines,
    '  - { burst: 230, over: 30 min, posted: -5 min, to: social, says: [a] }',
  ].join('\n');
}

function playOf(text: string, speed = 1): Play {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return {
    accountId,
    brandName: 'Brand',
    scenario: 'x',
    timeline: timelineOf(parsed.scenario, accountId),
    speed,
    startedAt,
    landed: [],
  };
}

/** Answers some customers at some minutes, as the console would. */
function answered(play: Play, minutes: readonly number[]): Play {
  const messages = [...play.timeline.messages.values()].filter(({ whenAnswered }) => whenAnswered.length > 0);
  const landed = minutes.flatMap((at, index): readonly LandedReply[] => {
    const to = messages[index % Math.max(1, messages.length)];
    if (to === undefined) return [];
    const reply = {
      replyId: `r${index}`,
      externalId: `r${index}`,
      acceptedAt: startedAt + at * minute,
      threadKey: threadKeyOf(play, to),
    };
    return [{ ...reply, authorExternalId: customerId(to.customer) } as unknown as LandedReply];
  });
  return { ...play, landed };
}

const beginning: SandboxCursor = { scenario: 'x', startedAt, position: 0, reactions: [] };

/** Polls at each instant until nothing more waits; each poll may start from a cursor that has been on disk. */
function polled(play: (now: number) => Play, instants: readonly number[]): readonly string[] {
  let cursor = beginning;
  const seen: string[] = [];
  for (const now of instants) {
    for (let more = true; more; ) {
      const page = nextPage(play(now), readCursor(writeCursor(cursor), 'x') ?? beginning, now);
      seen.push(...page.due.map((due) => JSON.stringify(itemOf(play(now), due))));
      cursor = page.cursor;
      more = page.more;
    }
  }
  return seen;
}

const script = fc.array(fc.integer({ min: -90, max: 60 }), { minLength: 1, maxLength: 25 });
const answers = fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 12 });
const speeds = fc.constantFrom(0.5, 1, 3, 60);
const end = startedAt + 4 * hour;

describe('a scenario being played', () => {
  it('brings every message of the account once, whenever it is polled and however often it is restarted', () => {
    fc.assert(
      fc.property(
        script,
        answers,
        speeds,
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }),
        (minutes, replies, speed, pollMinutes) => {
          const whole = answered(playOf(scenarioText(minutes), speed), replies);
          // An answer is on the channel only from the moment it was taken.
          const play = (now: number) => ({
            ...whole,
            landed: whole.landed.filter(({ acceptedAt }) => acceptedAt <= now),
          });
          const instants = [...pollMinutes.map((at) => startedAt + at * minute).sort((a, b) => a - b), end];
          const bitByBit = polled(play, instants);
          const messages = bitByBit.filter((item) => item.startsWith('{"kind":"message"'));
          expect(new Set(messages).size).toBe(messages.length);
          expect([...bitByBit].sort()).toEqual([...polled(play, [end])].sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same each time it is played', () => {
    fc.assert(
      fc.property(script, answers, (minutes, replies) => {
        const once = answered(playOf(scenarioText(minutes)), replies);
        const again = answered(playOf(scenarioText(minutes)), replies);
        expect(polled(() => once, [end])).toEqual(polled(() => again, [end]));
      }),
      { numRuns: 20 },
    );
  });

  it('brings nothing before its time, and nothing from the future of the customer', () => {
    fc.assert(
      fc.property(script, answers, speeds, fc.integer({ min: 0, max: 60 }), (minutes, replies, speed, at) => {
        const now = startedAt + at * minute;
        const play = answered(playOf(scenarioText(minutes), speed), replies);
        for (const due of nextPage(play, beginning, now).due) {
          const item = itemOf(play, due);
          if (item.kind === 'message') expect(item.message.postedAt).toBeLessThanOrEqual(now);
          if (due.kind === 'entry') expect(arrivesAt(play, due.entry)).toBeLessThanOrEqual(now);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('hands over pages of a hundred at most, and asks to be called again while more waits', () => {
    const play = playOf(scenarioText([0]));
    const first = nextPage(play, beginning, end);
    expect(first.due).toHaveLength(100);
    expect(first.more).toBe(true);
    const last = nextPage(play, nextPage(play, first.cursor, end).cursor, end);
    expect(last.more).toBe(false);
  });

  it('leaves alone what an unknown cursor says, and begins anew', () => {
    for (const text of ['', '{}', 'null', '{"scenario":"other","startedAt":1,"position":4,"reactions":[]}']) {
      expect(readCursor(text, 'x')).toBeNull();
    }
  });
});

describe('what customers do about an answer', () => {
  const text = [
    'name: x',
    'events:',
    '  - { id: a, from: Ana Sol, to: social, says: hi, whenAnswered: [{ after: 2 min, says: first }, { after: 2 min, says: second }] }',
    '  - { id: b, from: Ben Luz, to: social, after: 10 min, says: hi, whenAnswered: { after: 1 min, withdraws: true } }',
    '  - { id: c, from: Cleo Mar, to: social, after: 10 min, says: hi }',
  ].join('\n');
  const reply = (play: Play, id: string, at: number): LandedReply => {
    const to = play.timeline.messages.get(id);
    if (to === undefined) throw new Error(id);
    return {
      replyId: `r${at}`,
      externalId: `r${at}`,
      acceptedAt: startedAt + at * minute,
      threadKey: threadKeyOf(play, to),
      authorExternalId: customerId(to.customer),
    } as unknown as LandedReply;
  };
  const reactionsTo = (landed: (play: Play) => readonly LandedReply[], at: number) => {
    const play = playOf(text);
    return nextPage({ ...play, landed: landed(play) }, beginning, startedAt + at * minute)
      .due.filter((due) => due.kind === 'reaction')
      .map((due) => itemOf({ ...play, landed: [] }, due));
  };

  it('comes once for each answer, in their order, after its delay', () => {
    const one = (play: Play) => [reply(play, 'a', 3)];
    expect(reactionsTo(one, 4)).toEqual([]);
    expect(reactionsTo(one, 5)).toMatchObject([
      {
        kind: 'message',
        message: { text: 'first', postedAt: startedAt + 5 * minute, inReplyTo: { externalId: 'r3' } },
      },
    ]);
    const two = (play: Play) => [reply(play, 'a', 6), reply(play, 'a', 3), reply(play, 'a', 9)];
    expect(reactionsTo(two, 30)).toMatchObject([
      { message: { text: 'first' } },
      { message: { text: 'second', postedAt: startedAt + 8 * minute } },
    ]);
  });

  it('can be that they take their post away', () => {
    expect(reactionsTo((play) => [reply(play, 'b', 12)], 13)).toEqual([
      { kind: 'withdrawal', externalId: 'x:b' },
    ]);
  });

  it('is nothing when somebody else was answered, or the answer came before the message', () => {
    expect(reactionsTo((play) => [reply(play, 'c', 12)], 60)).toEqual([]);
    expect(reactionsTo((play) => [reply(play, 'b', 9)], 60)).toEqual([]);
  });
});
