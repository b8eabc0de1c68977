import { describe, expect, test } from 'vitest';
import { connectionCauses } from '../ipc/connection-report';
import { en } from './en';
import { es } from './es';
import type { TextKey } from './text-key';

const keysOf = (beginning: string) =>
  Object.keys(en).filter((key) => key.startsWith(beginning)) as readonly TextKey[];
/** What happened is one of them, and what is safe or comes next another. */
const thoughtsIn = (words: string) => words.match(/[.;:!?](?=\s|$|»|”)/gu)?.length ?? 0;
const languages = [
  ['en', en],
  ['es', es],
] as const;

describe('what is refused or goes wrong', () => {
  test.each(keysOf('error.'))('%s says what happened, and what is safe or what to do', (key) => {
    for (const [language, texts] of languages)
      expect(thoughtsIn(texts[key]), `${language}: ${texts[key]}`).toBeGreaterThanOrEqual(2);
  });

  test.each(connectionCauses)('%s, of a channel, has a next step of its own', (cause) => {
    for (const [, texts] of languages) {
      const [what, next] = [texts[`cause.${cause}`], texts[`cause.${cause}.next`]];
      expect(thoughtsIn(what)).toBeGreaterThanOrEqual(1);
      expect(thoughtsIn(next)).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(keysOf('problem.'))(
    '%s, which keeps the desk shut, says what is safe and how to go on',
    (key) => {
      expect(en[key]).toMatch(/nothing (in it )?was changed|is safe|Nothing is lost/u);
      expect(en[key]).toMatch(/try again|Install|bring back|start Semáforo/iu);
      expect(thoughtsIn(es[key])).toBeGreaterThanOrEqual(2);
    },
  );
});
