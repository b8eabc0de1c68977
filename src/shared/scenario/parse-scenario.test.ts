import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../domain/time';
import { parseScenario } from './parse-scenario';
import type { MessageEvent, Scenario } from './scenario';

const tenMessages = `name: Ten messages
language: es
customers:
  ana: { name: Ana Soto, followers: 120 }
  ben: { name: Ben Carr, language: en, mail: ben@carr.example }
posts:
  launch: { says: Nueva crema, paid: true }
events:
  - { from: ana, to: social, posted: -1 h 40 min, says: "¿Dónde la compro?" }
  - { from: ben, to: social, posted: -5 min, under: launch, says: "Is it vegan?" }
  - { id: dm, from: ana, to: social, private: true, after: 1 min, says: Os escribo por aquí }
  - { from: ben, to: mail, after: 2 min, subject: My order, says: "Where is it?" }
  - { from: ana, to: social, after: 3 min, says: Hola }
  - from: Rosa Vega
    to: social
    after: 4 min
    says: La tapa llegó rota
    whenAnswered:
      - { after: 30 s, says: Gracias }
      - { after: 1 min, withdraws: true }
    expect: yellow packaging
  - { from: ana, to: social, after: 5 min, says: Y otra cosa }
  - { from: ben, to: social, after: 6 min, says: Still waiting }
  - { from: ana, to: social, after: 7 min, says: Última }
  - { from: ben, to: social, after: 8 min, says: Bye, thread: other }
  - { edits: dm, after: 9 min, says: Os escribo por privado }
  - { answeredElsewhere: dm, after: 10 min, says: ¡Hola! }
  - { withdraws: dm, after: 11 min }
  - { burst: 3, over: 1 min, to: social, says: ["{a|b} lo mismo"] }
  - { fault: outage, after: 12 min, for: 2 min }
`;

function parsed(text: string): Scenario {
  const result = parseScenario(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
}

function problemsOf(text: string): readonly string[] {
  const result = parseScenario(text);
  return result.ok ? [] : result.problems.map(({ line, path, reason }) => `${line}: ${path} ${reason}`);
}

const isMessage = (event: Scenario['events'][number]): event is MessageEvent => event.kind === 'message';

describe('a scenario file', () => {
  it('holds ten messages, with an edit, a withdrawal, an answer, a burst and a fault, in at most forty lines', () => {
    expect(tenMessages.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const { events, name, speed } = parsed(tenMessages);
    expect({ name, speed }).toEqual({ name: 'Ten messages', speed: 1 });
    expect(events.filter(isMessage)).toHaveLength(13);
    expect(events.filter((event) => !isMessage(event)).map(({ kind }) => kind)).toEqual([
      'edit',
      'elsewhere',
      'withdrawal',
      'fault',
    ]);
  });

  it('tells posts, private messages and mails apart', () => {
    const messages = parsed(tenMessages).events.filter(isMessage);
    expect(messages[0]).toMatchObject({
      look: 'post',
      audience: 'public',
      posted: -(hour + 40 * minute),
      after: 0,
      thread: 'ana',
    });
    expect(messages[1]).toMatchObject({
      look: 'post',
      thread: 'launch',
      under: { reach: 'paid' },
      language: 'en',
    });
    expect(messages[2]).toMatchObject({
      id: 'dm',
      look: 'private',
      audience: 'private',
      posted: null,
      after: minute,
    });
    expect(messages[3]).toMatchObject({
      look: 'mail',
      audience: 'private',
      subject: 'My order',
      customer: { mail: 'ben@carr.example' },
    });
  });

  it('makes a customer of a full name, keeps reactions in order, and expectations for tests', () => {
    const rosa = parsed(tenMessages)
      .events.filter(isMessage)
      .find(({ customer }) => customer.name === 'Rosa Vega');
    expect(rosa).toMatchObject({
      customer: { key: 'rosa.vega', handle: 'rosa.vega', language: 'es' },
      whenAnswered: [
        { kind: 'says', after: 30 * second, text: 'Gracias' },
        { kind: 'withdraws', after: minute },
      ],
      expect: { tier: 'yellow', contactType: 'packaging' },
    });
  });

  it('continues a conversation with a message that answers another', () => {
    const text = [
      'name: x',
      'events:',
      '  - { id: q, from: Al Oro, to: a, private: true, thread: t, says: hi }',
      '  - { from: Bo Mar, to: a, re: q, says: me too }',
      '  - { from: Bo Mar, to: b, re: q, says: elsewhere }',
    ];
    const [, answer] = parsed(text.slice(0, 4).join('\n')).events;
    expect(answer).toMatchObject({ re: 'q', thread: 't', look: 'private', customer: { name: 'Bo Mar' } });
    expect(problemsOf(text.join('\n'))).toEqual([
      '5: events.2.to is not the account of the message "q" that it answers',
    ]);
  });

  it('takes a single reaction for a list of one', () => {
    const text = 'name: x\nevents:\n  - { from: Al Oro, to: a, says: b, whenAnswered: { says: ok } }\n';
    expect(parsed(text).events.filter(isMessage)[0]?.whenAnswered).toEqual([
      { kind: 'says', after: minute, text: 'ok' },
    ]);
  });
});

const faulty = `name: ""
speed: fast
mood: sunny
customers:
  ana: { name: Ana, followers: many }
  ben: { nmae: Ben }
posts:
  launch: { paid: true }
events:
  - { from: nobody, to: social, says: hi }
  - { from: ana, to: social }
  - { from: ana, to: Social Account, says: hi }
  - { from: ana, to: social, says: hi, after: soon }
  - { from: ana, to: social, says: hi, after: -2 min }
  - { from: ana, to: social, says: hi, posted: 2 min }
  - { from: ana, to: social, says: hi, under: missing }
  - { from: ana, to: social, says: hi, expect: purple }
  - { from: ana, to: social, says: hi, whenAnswered: { after: 1 min } }
  - { from: ana, to: social, says: hi, shouts: loudly }
  - { edits: ghost, says: hi }
  - { burst: 0, over: 1 min, to: social, says: [hi] }
  - { burst: 5, over: 1 min, to: social, says: [] }
  - { fault: earthquake, for: 1 min }
  - { fault: outage }
  - just words
  - { id: late, from: ana, to: social, says: hi, after: 5 min }
  - { withdraws: late, after: 1 min }
  - { id: late, from: ana, to: social, says: hi }
  - from: ana
    to: social
    says: hi
    whenAnswered:
      - { after: 1 min, says: ok }
      - { after: never, says: ok }
`;

describe('a malformed scenario file', () => {
  it('names every faulty field by its line, all at once and in order', () => {
    expect(problemsOf(faulty)).toEqual([
      '1: name must not be empty',
      '2: speed must be a number',
      '3: mood is not a field that belongs here',
      '5: customers.ana.followers must be a number',
      '6: customers.ben.name is missing',
      '6: customers.ben.nmae is not a field that belongs here',
      '8: posts.launch.says is missing',
      '10: events.0.from names the customer "nobody", who is not under "customers"',
      '11: events.1.says is missing',
      '12: events.2.to must be 1 to 64 lower-case letters, digits, dots or hyphens',
      '13: events.3.after must be a time such as "2 min", "1 h 40 min" or "90 s"',
      '14: events.4.after must not be negative: it counts from the start',
      '15: events.5.posted must be negative, such as "-1 h 40 min": it lies before the start',
      '16: events.6.under names the post "missing", which is not under "posts"',
      '17: events.7.expect must be green, yellow, red or untriaged, and may name a contact type after it',
      '18: events.8.whenAnswered needs either "says" or "withdraws: true"',
      '19: events.9.shouts is not a field that belongs here',
      '20: events.10.edits names the message "ghost", which does not stand above',
      '21: events.11.burst must be 1 or more',
      '22: events.12.says must hold at least one text',
      '23: events.13.fault must be one of "outage", "rate-limit", "cut-before-landing", "cut-after-landing"',
      '24: events.14.for is missing',
      '25: events.15 is not an event: it needs one of from, edits, withdraws, answeredElsewhere, burst, fault',
      '27: events.17.withdraws happens before the message "late" arrives',
      '28: events.18.id "late" is used twice',
      '34: events.19.whenAnswered.1.after must be a time such as "2 min", "1 h 40 min" or "90 s"',
    ]);
  });

  it.each([
    ['', '1:  must be a group of fields'],
    ['- a list', '1:  must be a group of fields'],
    ['name: x', '1: events is missing'],
    ['name: x\nevents: []', '2: events must hold at least one event'],
    ['name: x\nname: y\nevents: [1]', '2: '],
  ])('%j is refused with its reason', (text, problem) => {
    expect(problemsOf(text)[0]).toContain(problem);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'name: x\n',
      'events:\n',
      '  - ',
      '{ from: ana',
      ', to: a',
      ', says: b }',
      '\n',
      '&a ',
      '*a',
      ': ',
      '"',
      '!!',
      '- - -',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const result = parseScenario(text);
          expect(result.ok || result.problems.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe('a burst', () => {
  const burst = (count: number, seed: number, when: string) =>
    parsed(
      `name: x\nevents:\n  - { burst: ${count}, seed: ${seed}, over: 20 min, ${when}, to: social, says: ["{Hola|Hey}, no va{.|!}", Caído] }\n`,
    ).events.filter(isMessage);

  it('is the same crowd each time for one seed, in order and within its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer(), (count, seed) => {
        const messages = burst(count, seed, 'after: 5 min');
        expect(burst(count, seed, 'after: 5 min')).toEqual(messages);
        expect(new Set(messages.map(({ id }) => id)).size).toBe(count);
        const times = messages.map(({ after }) => after);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        expect(times.every((after) => after >= 5 * minute && after <= 25 * minute)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('varies its wording, and leaves no template unfilled', () => {
    const texts = burst(200, 3, 'after: 1 s').map(({ text }) => text);
    expect(new Set(texts)).toEqual(
      new Set(['Hola, no va.', 'Hola, no va!', 'Hey, no va.', 'Hey, no va!', 'Caído']),
    );
  });

  it('that began before the start is partly there already', () => {
    const messages = burst(100, 9, 'posted: -10 min');
    const waiting = messages.filter(({ posted }) => posted !== null);
    expect(waiting.length).toBeGreaterThan(40);
    expect(waiting.length).toBeLessThan(60);
    expect(waiting.every(({ posted, after }) => posted !== null && posted < 0 && after === 0)).toBe(true);
  });

  it('of another seed is another crowd', () => {
    expect(burst(20, 1, 'after: 1 s')).not.toEqual(burst(20, 2, 'after: 1 s'));
  });
});

describe('the examples of docs/scenarios.md', () => {
  it('can be read as they stand', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/scenarios.md'), 'utf8');
    const [shortest = '', head = '', ...events] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(
      ([, code = '']) => code,
    );
    expect(parsed(shortest).events).toHaveLength(2);
    const indented = events.join('').replace(/^/gm, '  ');
    expect(parsed(`name: Examples\n${head}events:\n${indented}`).events).toHaveLength(505);
  });
});
