import { expect, test } from 'vitest';
import { hubErrorOf } from './hub-error';

/** As the driver throws what the server said. */
const said = (message: string, code: string, routine?: string) =>
  Object.assign(new Error(message), { code, routine });

test.each([
  [
    'a login that was removed',
    said('la función «bea» no permite conexiones', '28000', 'InitializeSessionUserId'),
    { kind: 'removed' },
  ],
  ['a connection of somebody who was removed', said('not allowed: removed', '42501'), { kind: 'removed' }],
  [
    'another password',
    said('password authentication failed', '28P01', 'auth_failed'),
    { kind: 'wrong-credentials' },
  ],
  [
    'a server that lets nobody in from here',
    said('no pg_hba.conf entry', '28000', 'ClientAuthentication'),
    { kind: 'wrong-credentials' },
  ],
  ['a brand that is not theirs', said('not allowed: brand', '42501'), { kind: 'not-allowed', code: 'brand' }],
  [
    'a table',
    said('permission denied for table event', '42501'),
    { kind: 'not-allowed', code: 'permission' },
  ],
])('%s is told apart', (_, error, fault) => {
  expect(hubErrorOf(error).fault).toEqual(fault);
});
