import { describe, expect, it } from 'vitest';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import type { SendRequest } from '../../../shared/ipc/channels-port';
import { compose } from './compose';
import { toMessage } from './to-message';

const request: SendRequest = {
  replyId: asId<ReplyId>('a'.repeat(32)),
  accountId: asId<AccountId>('mail'),
  attempt: 1,
  audience: 'private',
  text: 'We have read you.',
  subject: 'A question',
  threadKey: 'thread',
  inReplyTo: {
    externalId: asId<ExternalId>('<question@customer.example>'),
    authorExternalId: asId<ExternalId>('eva@customer.example'),
    authorHandle: 'eva@customer.example',
  },
  firstAttemptAt: Date.UTC(2026, 2, 4),
  attachments: [],
};
const address = 'care@brand.example';
const now = Date.UTC(2026, 2, 4);
const asRead = async (sent: SendRequest) => {
  const { bytes } = await compose(sent, 'eva@customer.example', address);
  const place = {
    address: 'desk@other.example',
    folder: 'inbox',
    arrivedAt: now,
    isCut: false,
    now,
  } as const;
  return (await toMessage(bytes, { ...place, known: [] })).message;
};

describe('a mail that nobody wrote', () => {
  it('says so, and whoever reads mail as we do answers it with nothing of their own', async () => {
    const { bytes } = await compose({ ...request, isAutomatic: true }, 'eva@customer.example', address);
    expect(new TextDecoder().decode(bytes)).toMatch(/^Auto-Submitted: auto-replied\r$/mu);
    expect((await asRead({ ...request, isAutomatic: true })).author.isBot).toBe(true);
  });

  it('is told from one that a person wrote', async () => {
    const { bytes } = await compose(request, 'eva@customer.example', address);
    expect(new TextDecoder().decode(bytes)).not.toContain('Auto-Submitted');
    expect((await asRead(request)).author.isBot).toBe(false);
  });
});
