// What people look for: frequent, middling and rare words, two words, and beginnings of words.
import { seededChance } from '../../src/shared/scenario/chance';
import { vocabulary } from './messages';

/** In the order in which their texts take turns. */
export const searchKinds = [
  'Frequent',
  'Middling',
  'Rare',
  'TwoWords',
  'FourLetters',
  'ThreeLetters',
] as const;

/** Texts in equal parts of these kinds, always the same ones. */
export function searchTexts(count: number): readonly string[] {
  const chance = seededChance(99);
  const { words } = vocabulary();
  const word = (from: number, to: number) => words[from + Math.floor(chance() * (to - from))] ?? '';
  const texts: Readonly<Record<(typeof searchKinds)[number], () => string>> = {
    Frequent: () => word(0, 20),
    Middling: () => word(50, 500),
    Rare: () => word(2_000, 15_000),
    TwoWords: () => `${word(20, 200)} ${word(20, 200)}`,
    FourLetters: () => word(500, 5_000).slice(0, 4),
    ThreeLetters: () => word(500, 5_000).slice(0, 3),
  };
  return Array.from({ length: count }, (_, turn) => {
    const kind = searchKinds[turn % searchKinds.length];
    return kind === undefined ? '' : texts[kind]();
  });
}
