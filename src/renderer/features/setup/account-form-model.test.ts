import { describe, expect, test } from 'vitest';
import { workspaceSchema } from '../../../shared/workspace/schema';
import {
  accountDraft,
  type ConnectKind,
  defaultValues,
  isComplete,
  keyOf,
  knownAccount,
} from './account-form-model';

const typed: Record<ConnectKind, Record<string, string>> = {
  bluesky: { brand: 'Casa Vela', handle: '@casavela.example', appPassword: 'abcd-efgh' },
  mastodon: { brand: 'Casa Vela', server: 'social.example', accessToken: 'token' },
  email: {
    brand: 'Casa Vela',
    address: 'hola@casavela.example',
    password: ' kept as typed ',
    imapHost: 'mail.casavela.example',
    smtpHost: 'mail.casavela.example',
  },
};

const around = {
  version: 1,
  name: 'Test',
  teams: [{ id: 'team', name: 'Team' }],
  members: [{ id: 'me', name: 'Me', initials: 'M', role: 'agent' }],
  brands: [
    {
      id: 'casa-vela',
      name: 'Casa Vela',
      color: '#2f7f86',
      language: 'es',
      safetyTeam: 'team',
      promises: Object.fromEntries(
        ['green', 'yellow', 'red'].map((tier) => [
          tier,
          { target: '2 h', dueInstantInTime: true, team: 'team' },
        ]),
      ),
    },
  ],
};

describe.each(Object.keys(typed) as ConnectKind[])('the form for %s', (kind) => {
  const values = { ...defaultValues, ...typed[kind] };

  test('makes an account that the workspace accepts, without its secret', () => {
    const { account, secret } = accountDraft(kind, values);
    expect(workspaceSchema.safeParse({ ...around, accounts: [account] }).error).toBeUndefined();
    for (const value of Object.values(secret)) expect(JSON.stringify(account)).not.toContain(value);
  });

  test('finds the account that is connected already, and no other', () => {
    const draft = accountDraft(kind, values);
    const { accounts } = workspaceSchema.parse({ ...around, accounts: [{ ...draft.account, name: 'Care' }] });
    expect(knownAccount(accounts, draft)).toBe(accounts[0]);
    const place = { bluesky: 'handle', mastodon: 'server', email: 'address' }[kind];
    const other = accountDraft(kind, { ...values, [place]: 'other.example' });
    expect(knownAccount(accounts, other)).toBeNull();
  });

  test('is complete only when everything needed is typed', () => {
    expect(isComplete(kind, values)).toBe(true);
    for (const id of Object.keys(typed[kind]))
      expect(isComplete(kind, { ...values, [id]: ' ' }), id).toBe(false);
  });
});

test('a brand’s name becomes a key', () => {
  expect(keyOf('Lindra Skin & Más')).toBe('lindra-skin-mas');
  expect(keyOf('李')).toBe('brand');
});
