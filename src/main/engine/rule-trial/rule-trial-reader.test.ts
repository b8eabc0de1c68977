// Rules tried a few cases at a time on a real log, without a thread.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { someRule } from '../../../../test/support/rule-samples';
import { brandId, eventOf, opened, received, sampleTime } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { asId } from '../../../shared/domain/ids';
import { day } from '../../../shared/domain/time';
import { parseWorkspace } from '../../../shared/workspace/parse';
import { type Log, type LogReader, openLog, openLogReader, readerSuffixes } from '../log/open-log';
import { RuleTrialReader } from './rule-trial-reader';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
const cases = 40;
const parsed = parseWorkspace(
  readFileSync(new URL('../../../../test/fixtures/two-brands.workspace.yaml', import.meta.url), 'utf8'),
  'fixture',
);
if (!parsed.ok) throw new Error('The fixture is not a workspace');
const brands = parsed.workspace.brands.slice(0, 1).map((brand) => ({ ...brand, id: brandId }));
const rules = [someRule('creams', { anyOf: ['crema'] }), someRule('never', { anyOf: ['nunca dicho'] })];

let reader: LogReader | null = null;
afterEach(() => {
  reader?.close();
  reader = null;
});

/** A log of which every second case speaks of a cream. */
function filled(more: (log: Log) => void = () => undefined): LogReader {
  const log = openLog(inFolder('log.db'), dataKey);
  for (let number = 1; number <= cases; number += 1)
    record(log, number, [
      opened(number),
      received(number, `m${number}`, number % 2 === 0 ? 'Una crema' : 'Hola'),
    ]);
  more(log);
  log.close();
  reader = openLogReader(inFolder('log.db'), dataKey, readerSuffixes[3]);
  return reader;
}
const trialOf = (log: LogReader, since = sampleTime - day) =>
  new RuleTrialReader(log, { rules, brands, sight: null, since });

describe('a trial in slices', () => {
  it.each([1, 7, cases, 10 * cases])('says the same in slices of %i cases', (size) => {
    const trial = trialOf(filled());
    while (!trial.isDone) trial.next(size);
    const answer = trial.answer();
    expect(answer).toMatchObject({ messages: cases, touched: cases / 2, isWhole: true });
    expect(answer.rules.map(({ rule, touches }) => [rule, touches])).toEqual([
      ['creams', cases / 2],
      ['never', 0],
    ]);
    expect(trial.progress).toEqual({ done: cases, total: cases });
  });

  it('tells what it has when it is stopped in between', () => {
    const trial = trialOf(filled());
    trial.next(10);
    expect(trial.progress).toEqual({ done: 10, total: cases });
    expect(trial.answer()).toMatchObject({ messages: 10, touched: 5, isWhole: false });
  });

  it('shows nothing that its author withdrew since', () => {
    const withdrawn = eventOf(10, { type: 'MessageWithdrawn', externalId: asId('m10') });
    const trial = trialOf(filled((log) => record(log, 10, [withdrawn])));
    while (!trial.isDone) trial.next(cases);
    const shown = trial.answer().rules[0]?.newest.map(({ externalId }) => externalId);
    expect(shown).toContain('m12');
    expect(shown).not.toContain('m10');
  });

  it('passes over cases in which nothing happened since', () => {
    const trial = trialOf(filled(), sampleTime + day);
    while (!trial.isDone) trial.next(cases);
    expect(trial.answer()).toMatchObject({ messages: 0, touched: 0, isWhole: true });
  });
});
