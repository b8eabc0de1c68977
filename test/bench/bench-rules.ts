// Two hundred rules as a workspace has them, about the words of the bench's messages.
import { seededChance } from '../../src/shared/scenario/chance';
import { vocabulary } from './messages';

const ruleCount = 200;
const phrasesOfRule = 5;

export interface BenchRule {
  readonly id: string;
  readonly name: string;
  readonly when: { readonly anyOf: readonly string[] };
  readonly gives: { readonly tags: readonly string[]; readonly tier?: 'green' };
}

/** As a settings screen has them; each looks for words that some messages have and most have not. */
export function benchRules(): readonly BenchRule[] {
  const chance = seededChance(77);
  const { words } = vocabulary();
  const word = () => words[500 + Math.floor(chance() * 14_500)] ?? '';
  return Array.from({ length: ruleCount }, (_, index) => ({
    id: `rule-${index + 1}`,
    name: `Rule ${index + 1}`,
    when: { anyOf: Array.from({ length: phrasesOfRule }, word) },
    gives: { tags: [`tag-${index + 1}`] },
  }));
}
