import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import type { ReplyId } from '../../shared/domain/ids';
import { asId } from '../../shared/domain/ids';
import { hour } from '../../shared/domain/time';
import { clearDesk } from '../state/session';

beforeEach(async () => {
  await page.viewport(1440, 900);
  clearDesk();
});

/** The channels of all accounts take nothing more until then; null: they do. */
function limit({ engine }: ScriptedDesk, sendsAgainAt: number | null): void {
  const accounts = (engine.workspace?.accounts ?? []).map(({ id: accountId }) => ({
    accountId,
    lastHeardAt: Date.now(),
    nextTryAt: null,
    state: 'ok' as const,
    cause: null,
    detail: null,
    sendsAgainAt,
  }));
  engine.tellStatus({ accounts });
}

test('a reply that waits because its channel takes no more says so, and until when, in the outbox and in its case', async () => {
  const desk = scriptedDesk();
  const [caseId] = desk.engine.caseIds();
  const account = desk.engine.workspace?.accounts[0];
  if (caseId === undefined || account === undefined) throw new Error('The harness has no case');
  desk.record(caseId, {
    type: 'ReplySubmitted',
    content: {
      replyId: asId<ReplyId>('e'.repeat(32)),
      accountId: account.id,
      audience: 'private',
      text: 'We are on it.',
      attachments: [],
      inReplyTo: null,
      basedOn: null,
      isAcknowledgement: false,
      cannedResponseIds: [],
    },
    hold: null,
    releaseAt: null,
  });
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('go');
  const outbox = page.getByRole('region', { name: 'Outbox' });
  await expect.element(outbox.getByText('Waits to be sent')).toBeVisible();
  limit(desk, Date.now() + 2 * hour);
  await expect.element(outbox.getByText(/^Waits for the channel until .*\d/u)).toBeVisible();
  const why = new RegExp(`takes no more from ${account.name.replace(/[()]/g, '.')} for now`, 'u');
  await expect.element(outbox.getByText(why)).toBeVisible();
  const line = outbox.getByRole('listitem').filter({ hasText: 'We are on it.' });
  await line.getByRole('button', { name: /^Open case/u }).click();
  const story = page.getByRole('log');
  await expect.element(story.getByText(/^Waits for the channel until .*\d/u)).toBeVisible();
  await expect.element(story.getByText(why)).toBeVisible();
  limit(desk, Date.now() - 1);
  await expect.element(story.getByText('Waits to be sent')).toBeVisible();
  await expect.element(story.getByText(why)).not.toBeInTheDocument();
});
