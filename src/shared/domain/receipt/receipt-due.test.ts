import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '../time';
import {
  isReceiptMoot,
  type ReceiptPlace,
  type ReceiptRule,
  receiptLateAfter,
  receiptRule,
  receiptText,
  whyNoReceipt,
} from './receipt-due';

const now = Date.UTC(2026, 2, 4, 12);
const rule: ReceiptRule = { responses: ['heard'], inPublic: false, again: 7 * day, since: now - 30 * day };
const message = {
  writtenBy: 'customer',
  audience: 'private',
  postedAt: now - minute,
  author: { isBot: false },
} as const;
const waiting = [{ externalId: 'm' as never, postedAt: now - minute, responseDueAt: null }];
const state = { status: 'open', muted: false, unanswered: waiting, closeReason: null, tags: [] } as const;
const place: ReceiptPlace = {
  rule,
  message,
  opens: true,
  state,
  liveSince: now - 30 * day,
  heardBefore: null,
  wasSpam: false,
  now,
};
const off = { responses: ['heard'], inPublic: false, again: 7 * day };

describe('who is acknowledged by itself', () => {
  it('is who writes for the first time', () => {
    expect(whyNoReceipt(place)).toBeNull();
  });

  it.each<readonly [string, Partial<ReceiptPlace>, ReturnType<typeof whyNoReceipt>]>([
    ['where no line fits the channel', { rule: null }, 'off'],
    ['where it is written down and not on', { rule: off }, 'off'],
    ['a message that joins or reopens a case', { opens: false }, 'not-first'],
    ['what the brand wrote itself', { message: { ...message, writtenBy: 'brand' } }, 'not-first'],
    ['another automatic sender', { message: { ...message, author: { isBot: true } } }, 'automatic-sender'],
    ['what everybody reads', { message: { ...message, audience: 'public' } }, 'public'],
    [
      'what came before it was on',
      { message: { ...message, postedAt: now - 2 }, rule: { ...rule, since: now - 1 } },
      'before-on',
    ],
    [
      'history of an account that is new here, or of a backup',
      { message: { ...message, postedAt: now - 2 }, liveSince: now - 1 },
      'before-on',
    ],
    ['an account for which this log never began', { liveSince: null }, 'before-on'],
    ['a message of long ago', { message: { ...message, postedAt: now - receiptLateAfter - 1 } }, 'late'],
    ['who is muted', { state: { ...state, muted: true } }, 'muted'],
    ['who was spam before', { wasSpam: true }, 'spam'],
    ['what a rule calls spam', { state: { ...state, tags: ['Spam'] } }, 'spam'],
    ['who wrote lately', { heardBefore: message.postedAt - 7 * day + 1 }, 'heard-lately'],
    ['a case that a rule closed', { state: { ...state, status: 'resolved' } }, 'waits-not'],
    ['what was answered before it was heard here', { state: { ...state, unanswered: [] } }, 'waits-not'],
  ])('is not: %s', (_, other, why) => {
    expect(whyNoReceipt({ ...place, ...other })).toBe(why);
  });

  it.each<readonly [string, Partial<ReceiptPlace>]>([
    [
      'in public, where the brand says so',
      { rule: { ...rule, inPublic: true }, message: { ...message, audience: 'public' } },
    ],
    ['who was silent for the whole time', { heardBefore: message.postedAt - 7 * day }],
    ['who wrote in the very moment it was on', { liveSince: message.postedAt }],
  ])('is: %s', (_, other) => {
    expect(whyNoReceipt({ ...place, ...other })).toBeNull();
  });
});

describe('the line that counts', () => {
  it('is the first that fits the channel, and none where people were spoken to', () => {
    const mail = { ...rule, channels: ['email'] as const };
    expect(receiptRule([mail, rule], 'email')).toBe(mail);
    expect(receiptRule([mail, rule], 'mastodon')).toBe(rule);
    expect(receiptRule([mail], 'mastodon')).toBeNull();
    expect(receiptRule([rule], 'phone')).toBeNull();
  });
});

describe('the words that go', () => {
  const texts = [
    { id: 'en', language: 'en' },
    { id: 'es', language: 'es-MX' },
    { id: 'fr', language: 'fr', expires: '2026-03-01' },
    { id: 'de', language: 'de' },
  ];
  const responses = ['en', 'es', 'fr'];
  it.each([
    ['the customer’s language', ['es', 'en'], 'es'],
    ['the brand’s, where there is none for the customer', ['de', 'en'], 'en'],
    ['the first, where neither is there', ['it', 'pt'], 'en'],
    ['nothing that has expired', ['fr', 'es'], 'es'],
    ['the brand’s, where nobody knows', [null, 'es'], 'es'],
  ])('are %s', (_, languages, id) => {
    expect(receiptText({ responses }, texts, { languages, now })?.id).toBe(id);
  });

  it('are none when all have expired', () => {
    expect(receiptText({ responses: ['fr'] }, texts, { languages: ['fr'], now })).toBeNull();
  });
});

describe('an acknowledgement about to leave', () => {
  const reply = { content: { replyId: 'r' }, covers: now - minute };
  const pending = [{ content: { replyId: 'r' }, state: 'queued' }] as never;
  const standing = { ...state, pendingReplies: pending };
  it('goes, also when the customer wrote on', () => {
    expect(isReceiptMoot(reply, standing, now)).toBe(false);
  });

  it.each([
    ['the case is closed', { status: 'resolved' as const }],
    ['its author is muted', { muted: true }],
    ['it is answered', { unanswered: [] }],
    [
      'an answer is on its way',
      { pendingReplies: [{ content: { replyId: 'a' }, state: 'sending' }] as never },
    ],
  ])('goes no more when %s', (_, other) => {
    expect(isReceiptMoot(reply, { ...standing, ...other }, now)).toBe(true);
  });

  it('goes no more a day later', () => {
    expect(isReceiptMoot(reply, standing, now + 24 * hour)).toBe(true);
  });
});
