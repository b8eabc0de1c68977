import { describe, expect, test } from 'vitest';
import { emptyHubForm, type HubForm, problemsOf, wayIn } from './hub-form-model';

const pem = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';
const key = '-----BEGIN EC PRIVATE KEY-----\nMII\n-----END EC PRIVATE KEY-----\n';
const typed: HubForm = {
  ...emptyHubForm,
  host: ' hub.example ',
  database: 'semaforo',
  login: 'ana',
  password: ' a b ',
};

describe('the way to a hub as typed', () => {
  test('is whole with host, database, login and password, and the password is left as it is', () => {
    expect(wayIn(typed)).toEqual({
      host: 'hub.example',
      port: 5432,
      database: 'semaforo',
      login: 'ana',
      password: ' a b ',
      ca: null,
    });
  });

  test.each([
    { host: ' ' },
    { database: '' },
    { login: '' },
    { password: '' },
    { port: '' },
    { port: '0' },
    { port: '65536' },
    { port: '54 32' },
    { ca: 'C:\\authority.pem' },
    { certificate: pem },
    { key },
    { certificate: key, key },
    { certificate: pem, key: pem },
  ])('is not tried with %o', (change) => {
    expect(wayIn({ ...typed, ...change })).toBeNull();
  });

  test('takes an authority, and a certificate of the desktop with its key', () => {
    expect(wayIn({ ...typed, ca: pem, certificate: pem, key })).toMatchObject({
      ca: pem,
      clientCertificate: { certificate: pem, key },
    });
  });

  test('names the field that cannot be what it should be', () => {
    expect(problemsOf({ ...typed, ca: 'authority.pem', key: pem })).toEqual({
      port: false,
      ca: true,
      certificate: false,
      key: true,
    });
  });
});
