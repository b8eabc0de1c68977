import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { declared, incidentId, theIncident } from '../../../../test/support/incident-story';
import { caseId, sent, story, submitted, type Told, wrote } from '../../../../test/support/story';
import { type AgentId, asId, type CaseId } from '../../../shared/domain/ids';
import type { IncidentEvent } from '../../../shared/domain/incident/incident-event';
import {
  chainedLines,
  checkRecord,
  recordFormat,
  recordParts,
} from '../../../shared/domain/record/record-chain';
import type { RecordEntry, RecordHead } from '../../../shared/domain/record/record-entry';
import { minute } from '../../../shared/domain/time';
import { recordWords } from '../../shell/record-words';
import { figuresOf } from './record-figures';
import { recordReport, wordsFrom } from './record-report';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const words = wordsFrom(recordWords('en'), 'en');
const glass: IncidentEvent = {
  type: 'IncidentNoted',
  incidentId,
  entry: 'glass',
  text: 'Nobody is awake.',
  about: null,
};

const head: RecordHead = {
  format: recordFormat,
  incident: theIncident(declared()),
  madeAt: 9_000,
  madeBy: { kind: 'console' },
  brands: [],
  people: [{ id: asId<AgentId>('lucia'), name: 'Lucía Robles' }],
  cases: [
    {
      caseId,
      number: 7,
      brandId: theIncident(declared()).brandId,
      accountId: asId('aurea-social'),
      channel: 'sandbox',
      customer: 'Marta',
    },
  ],
};
const entriesOf = (...told: readonly Told[]): readonly RecordEntry[] =>
  story(...told).map(({ hubPosition: listPosition, ...event }) => ({
    ...event,
    listPosition,
    caseId: event.body.type.startsWith('Incident') ? null : event.caseId,
  }));

describe('the report of a record', () => {
  it('says what was said, by whom, as text and never as markup', async () => {
    const entries = entriesOf(
      declared(),
      wrote('a', 10, null, { text: '<script>alert(1)</script> & "so"' }),
      glass,
    );
    const report = await recordReport(words, chainedLines([head, ...entries], hash));
    expect(report).not.toContain('<script');
    expect(report).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;so&#34;');
    expect(report).toContain('Lucía Robles');
    expect(report).toContain('Nobody is awake.');
    expect(report).toContain('<td>Message</td>');
    expect(report).not.toMatch(/\b(?:actor|crisis|record)\.\w/u);
  });

  it('tells of each case under its own heading', async () => {
    const [mine, theirs] = entriesOf(wrote('a', 10), wrote('b', 20));
    const other = asId<CaseId>('b'.repeat(32));
    if (mine === undefined || theirs === undefined) throw new Error('Two messages were told of');
    const cases = [...head.cases, ...head.cases.map((one) => ({ ...one, caseId: other, number: 8 }))];
    const lines = chainedLines([{ ...head, cases }, mine, { ...theirs, caseId: other }], hash);
    const [, ofMine, ofTheirs] = (await recordReport(words, lines)).split('<h3>');
    expect([ofMine, ofTheirs].map((part) => /text of [ab]/u.exec(part ?? '')?.[0])).toEqual([
      'text of a',
      'text of b',
    ]);
    expect(ofMine).not.toContain('text of b');
  });

  it('tells once what stands in the registers of several brands', async () => {
    const entries = entriesOf(declared(), glass);
    const report = await recordReport(words, chainedLines([head, ...entries, ...entries], hash));
    expect(report.split('Nobody is awake.')).toHaveLength(2);
  });

  it('stands above its lines in a file that is whole', async () => {
    const lines = chainedLines([head, ...entriesOf(declared(), wrote('a', 10))], hash);
    const report = await recordReport(words, lines);
    expect(checkRecord([...recordParts(report, lines, hash)].join(''), hash).ok).toBe(true);
  });

  it('lets others in between while it is made', async () => {
    const cases = Array.from({ length: 60 }, (_, index) =>
      head.cases.map((one) => ({ ...one, caseId: asId<CaseId>(index.toString(16).padStart(32, '0')) })),
    ).flat();
    const lines = chainedLines([{ ...head, cases }, ...entriesOf(declared())], hash);
    let isMade = false;
    let others = 0;
    const making = recordReport(words, lines).finally(() => {
      isMade = true;
    });
    while (!isMade) {
      await new Promise((resolve) => setImmediate(resolve));
      others += 1;
    }
    await making;
    expect(others).toBeGreaterThan(2);
  });
});

describe('its figures', () => {
  it('count what was written, frozen and sent since the declaration', () => {
    const held = { ...submitted('h'), holding: incidentId };
    const frozen = { ...submitted('f'), hold: 'freeze' as const };
    const entries = entriesOf(
      declared(),
      wrote('old', 10),
      wrote('new', 1_500),
      held,
      sent('h', 1_000 + 7 * minute),
      frozen,
      { type: 'ReplyHeld', replyId: frozen.content.replyId, hold: 'freeze', releaseAt: null },
      glass,
    );
    expect(figuresOf(head, entries)).toEqual({
      conversations: 1,
      messages: 1,
      sent: 1,
      holdings: 1,
      firstHoldingMinutes: 7,
      frozen: 1,
      released: 0,
      withdrawn: 0,
      glass: 1,
    });
  });

  it('invent no time where no holding message was sent', () => {
    expect(figuresOf(head, entriesOf(declared())).firstHoldingMinutes).toBeNull();
  });
});
