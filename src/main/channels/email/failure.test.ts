import { expect, it } from 'vitest';
import { mailFailure } from './failure';
import { isAnswer, isFinalNo } from './smtp';

const problem = (facts: object) => Object.assign(new Error('told by the library'), facts);

it.each([
  ['a wrong password', { authenticationFailed: true, responseText: 'Invalid' }, 'wrong-credentials'],
  ['a password that ran out', { authenticationFailed: true, serverResponseCode: 'EXPIRED' }, 'expired-token'],
  [
    'a login that is not allowed',
    { authenticationFailed: true, serverResponseCode: 'AUTHORIZATIONFAILED' },
    'missing-scope',
  ],
  [
    'a login the server cannot check now',
    { authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' },
    'server-error',
  ],
  ['too many connections', { authenticationFailed: true, serverResponseCode: 'LIMIT' }, 'rate-limited'],
  [
    'a mailbox that is not there',
    { mailboxMissing: true, responseText: "Mailbox doesn't exist" },
    'missing-scope',
  ],
  ['no greeting', { code: 'GREETING_TIMEOUT' }, 'not-this-service'],
  ['an answer that is no IMAP', { code: 'ParserError9' }, 'not-this-service'],
  ['an answer without end', { code: 'LineTooLarge' }, 'malformed-answer'],
  ['a wrong SMTP password', { code: 'EAUTH', responseCode: 535 }, 'wrong-credentials'],
  ['an SMTP login for later', { code: 'EAUTH', responseCode: 454 }, 'server-error'],
  ['an SMTP server that wants a login', { code: 'EENVELOPE', responseCode: 530 }, 'wrong-credentials'],
  ['a busy SMTP server', { code: 'EENVELOPE', responseCode: 451 }, 'server-error'],
  ['another service on the SMTP port', { code: 'EPROTOCOL' }, 'not-this-service'],
  [
    'an untrusted certificate',
    { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    'untrusted-certificate',
  ],
  ['an unknown name', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'name-not-found'],
  ['no network', { code: 'EDNS', originalCode: 'EAI_AGAIN' }, 'offline'],
  ['a refused connection', { code: 'ECONNREFUSED' }, 'refused'],
] as const)('reads %s', (_, facts, cause) => {
  expect(mailFailure(problem(facts), 'imap').failure).toMatchObject({
    cause,
    step: 'imap',
    requestLeft: false,
  });
});

it.each([
  ['an unknown recipient', { code: 'EENVELOPE', responseCode: 550 }, true, true],
  ['a mail judged to be spam after it was read', { code: 'EMESSAGE', responseCode: 554 }, true, true],
  ['a mail larger than the server takes', { code: 'EMESSAGE' }, true, false],
  ['a server that asks to come back later', { code: 'EMESSAGE', responseCode: 451 }, false, true],
  ['silence', { code: 'ETIMEDOUT' }, false, false],
  ['a connection that broke', { code: 'ECONNECTION' }, false, false],
] as const)(
  'knows whether %s is a final no, and whether it is an answer at all',
  (_, facts, final, answered) => {
    expect([isFinalNo(problem(facts)), isAnswer(problem(facts))]).toEqual([final, answered]);
  },
);

it('shows the words of the server on one line, and not a book of them', () => {
  const { message } = mailFailure(
    problem({ code: 'EAUTH', response: `535 no\r\n${'x'.repeat(9_000)}` }),
    'smtp',
  );
  expect(message).toMatch(/^535 no x/);
  expect(message.length).toBeLessThanOrEqual(500);
});
