// What people look for: frequent, middling and rare words, two words, and beginnings of words.
import { seededChance } from '../../src/shared/scenario/chance';
import { vocabulary } from './messages';

/** Texts in equal parts of six kinds, always the same ones. */
export function searchTexts(count: number): readonly string[] {
  const chance = seededChance(99);
  const { words } = vocabulary();
  const word = (from: number, to: number) => words[from + Math.floor(chance() * (to - from))] ?? '';
  const kinds = [
    () => word(0, 20),
    () => word(50, 500),
    () => word(2_000, 15_000),
    () => `${word(20, 200)} ${word(20, 200)}`,
    () => word(500, 5_000).slice(0, 4),
    () => word(500, 5_000).slice(0, 3),
  ];
  return Array.from({ length: count }, (_, turn) => kinds[turn % kinds.length]?.() ?? '');
}
