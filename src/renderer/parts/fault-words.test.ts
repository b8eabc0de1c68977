import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { enFaults } from '../../shared/texts/en-faults';
import { es } from '../../shared/texts/es';
import { readCannedCsv } from '../../shared/workspace/canned-csv';
import { parseWorkspace } from '../../shared/workspace/parse';
import type { Text } from '../state/use-text';
import { faultWords } from './fault-words';

const intl = createIntl({ locale: 'es', messages: es });
const spanish: Text = (key, values) => intl.formatMessage({ id: key }, { ...values });
const said = (reason: string) => faultWords(spanish, reason);

test('what is wrong with a definition is said in the language of the interface', () => {
  const faulty = parseWorkspace(
    '{ version: 1, surplus: 1, undoSendDelay: soon, teams: [{ id: A, name: "" }] }',
    'x',
  );
  const reasons = faulty.ok ? [] : faulty.problems.map(({ reason }) => reason);
  expect(reasons).toEqual(
    expect.arrayContaining([
      enFaults['fault.missing'],
      enFaults['fault.unknown-field'],
      enFaults['fault.duration'],
      enFaults['fault.id'],
      enFaults['fault.empty'],
    ]),
  );
  expect(reasons.map(said).filter((words) => reasons.includes(words))).toEqual([]);
});

test('so is what is wrong with a table, with the names it has', () => {
  const { problems } = readCannedCsv('id,title,colour\nX,,', []);
  expect(problems.map(({ reason }) => said(reason))).toEqual(
    expect.arrayContaining([
      'no tiene la columna «language»',
      'tiene la columna «colour», de la que no se sabe nada',
      'title tiene que tener de 1 a 120 caracteres',
    ]),
  );
});

test('what nobody has translated is said as it is', () => {
  expect(said('must rhyme')).toBe('must rhyme');
});
