import { expect, test } from 'vitest';
import { takeKeyChoice } from './key-choice';

test('without a word from the operator a person is asked, except in the sandbox', () => {
  expect(takeKeyChoice({}, false)).toEqual({ fallback: 'ask', passphrase: null });
  expect(takeKeyChoice({}, true)).toEqual({ fallback: 'memory', passphrase: null });
});

test('the passphrase leaves the environment', () => {
  const env = { SEMAFORO_KEY_FALLBACK: 'passphrase', SEMAFORO_PASSPHRASE: 'long enough', PATH: '/bin' };
  expect(takeKeyChoice(env, false)).toEqual({ fallback: 'passphrase', passphrase: 'long enough' });
  expect(env).toEqual({ SEMAFORO_KEY_FALLBACK: 'passphrase', PATH: '/bin' });
});

test.each([
  [{ SEMAFORO_KEY_FALLBACK: 'plain' }],
  [{ SEMAFORO_KEY_FALLBACK: 'passphrase' }],
  [{ SEMAFORO_KEY_FALLBACK: 'passphrase', SEMAFORO_PASSPHRASE: 'short' }],
])('%j is refused', (env) => {
  expect(() => takeKeyChoice(env, false)).toThrow('SEMAFORO_');
});
