// Why a definition or a file was not taken, in the person's language. Its readers say it in English, as on the command line.
import { enFaults } from '../../shared/texts/en-faults';
import type { Text } from '../state/use-text';

/** In this order: the first that fits is meant. */
const faults = [
  'fault.missing',
  'fault.unknown-field',
  'fault.twice',
  'fault.used-twice',
  'fault.empty',
  'fault.text',
  'fault.number',
  'fault.whole',
  'fault.yes-no',
  'fault.id',
  'fault.short-id',
  'fault.language',
  'fault.colour',
  'fault.duration',
  'fault.ten-years',
  'fault.no-time',
  'fault.time',
  'fault.zone',
  'fault.date',
  'fault.day',
  'fault.ends',
  'fault.address',
  'fault.phone',
  'fault.opening',
  'fault.kind',
  'fault.team',
  'fault.brand',
  'fault.contact-type',
  'fault.long-tag',
  'fault.no-columns',
  'fault.no-column',
  'fault.unknown-column',
  'fault.column-twice',
  'fault.characters',
  'fault.up-to',
  'fault.at-most',
  'fault.at-least',
] as const;

const known = faults.map((key) => ({ key, pattern: patternOf(enFaults[key]) }));

/** A common fault in the words of the interface, also behind the name of a column; a rare one as it was said. */
export function faultWords(text: Text, reason: string): string {
  const [, column, ofColumn] = /^([a-z]+) (.+)$/su.exec(reason) ?? [];
  const inColumn = ofColumn === undefined ? null : commonFault(text, ofColumn);
  return commonFault(text, reason) ?? (inColumn === null ? reason : `${column} ${inColumn}`);
}

function commonFault(text: Text, reason: string): string | null {
  for (const { key, pattern } of known) {
    const found = pattern.exec(reason);
    if (found !== null) return text(key, { ...found.groups });
  }
  return null;
}

/** Of the first fault, for the field it is about; undefined: there is none. */
export function faultOf(text: Text, problem: { readonly reason: string } | undefined): string | undefined {
  return problem === undefined ? undefined : faultWords(text, problem.reason);
}

function patternOf(words: string): RegExp {
  const plain = words.replace(/[.*+?^$()|[\]\\]/gu, '\\$&');
  return new RegExp(`^${plain.replace(/\{(\w+)\}/gu, '(?<$1>.+)')}$`, 'u');
}
