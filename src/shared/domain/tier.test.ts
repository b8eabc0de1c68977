import { expect, it } from 'vitest';
import { heat, severities, tierOfSeverity } from './tier';

it('the escalation map gives every severity its colour', () => {
  expect(severities.map(tierOfSeverity)).toEqual(['green', 'yellow', 'red', 'red']);
});

it('untriaged is as hot as yellow, never as cool as green', () => {
  expect([heat('green'), heat(null), heat('yellow'), heat('red')]).toEqual([0, 1, 1, 2]);
});
