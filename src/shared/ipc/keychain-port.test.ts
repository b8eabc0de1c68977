import { expect, test } from 'vitest';
import { keychainAnswerIn, keychainRequestIn } from './keychain-port';

const entry = { id: 1, service: 'semaforo-test', account: 'canary' };

test.each([
  [{ ...entry, call: 'get' }],
  [{ ...entry, call: 'delete' }],
  [{ ...entry, call: 'set', value: 'installed' }],
  [{ id: 2, call: 'list', service: 'semaforo-test' }],
  [{ id: 3, call: 'read', service: 'semaforo-test', accounts: ['canary', 'data-key'] }],
])('the request %j is taken as it is', (request) => {
  expect(keychainRequestIn(request)).toEqual(request);
});

test.each([
  [null],
  ['get'],
  [{ ...entry, call: 'steal' }],
  [{ ...entry, call: 'get', id: 1.5 }],
  [{ ...entry, call: 'get', service: '' }],
  [{ ...entry, call: 'get', account: 'x'.repeat(201) }],
  [{ ...entry, call: 'set' }],
  [{ ...entry, call: 'set', value: 'x'.repeat(100_001) }],
  [{ id: 3, call: 'read', service: 'semaforo-test', accounts: 'canary' }],
  [{ id: 3, call: 'read', service: 'semaforo-test', accounts: ['canary', 7] }],
])('%j is no request', (message) => {
  expect(keychainRequestIn(message)).toBeNull();
});

test.each([
  [{ id: 1, outcome: { kind: 'value', value: null } }],
  [{ id: 1, outcome: { kind: 'value', value: 'v' } }],
  [{ id: 1, outcome: { kind: 'entries', entries: { canary: 'installed' } } }],
  [{ id: 1, outcome: { kind: 'done' } }],
  [{ id: 1, outcome: { kind: 'failed', reason: 'no service' } }],
])('the answer %j is taken as it is', (answer) => {
  expect(keychainAnswerIn(answer)).toEqual(answer);
});

test.each([
  [undefined],
  [{ id: 1 }],
  [{ id: '1', outcome: { kind: 'done' } }],
  [{ id: 1, outcome: { kind: 'gift', value: 'x' } }],
  [{ id: 1, outcome: { kind: 'value' } }],
  [{ id: 1, outcome: { kind: 'entries', entries: { canary: 1 } } }],
  [{ id: 1, outcome: { kind: 'failed' } }],
])('%j is no answer', (message) => {
  expect(keychainAnswerIn(message)).toBeNull();
});
