import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { type AccountId, asId, type BlobId, type ReplyId } from '../../shared/domain/ids';
import { fail, succeed } from '../../shared/ipc/result';

beforeEach(() => page.viewport(1440, 900));

const toms = () => page.getByRole('option', { name: /Tom Okafor.*Second time the pump/u });
const reply = () => page.getByRole('textbox', { name: 'Reply' });
const description = () => page.getByRole('textbox', { name: 'Description of pump.png' });

test('files and their descriptions wait with the words while another case is looked at, and go out once', async () => {
  const desk = scriptedDesk();
  showPage(desk.api);
  await toms().click();
  await expect.element(reply()).toBeVisible();
  const picker = document.querySelector<HTMLInputElement>('form input[type=file]');
  if (picker === null) throw new Error('Nothing takes files');
  await userEvent.upload(picker, new File([new Uint8Array(8)], 'pump.png', { type: 'image/png' }));
  await description().fill('The broken pump');
  await page.getByRole('option', { name: /Consumo Vigilante/u }).click();
  await expect.element(page.getByRole('log').getByText(/lote retirado/u)).toBeVisible();
  await expect.element(description()).not.toBeInTheDocument();
  await toms().click();
  await expect.element(description()).toHaveValue('The broken pump');
  await reply().fill('Like this one?');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(description()).not.toBeInTheDocument();
  const submitted = desk.engine.asked.filter(({ name }) => name === 'reply.submit');
  expect(submitted.map(({ input }) => input)).toMatchObject([
    {
      text: 'Like this one?',
      attachments: [{ name: 'pump.png', mediaType: 'image/png', altText: 'The broken pump' }],
    },
  ]);
});

test('who reads a reply on its way sees its picture, or is told where the picture is', async () => {
  const pixel = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  );
  const desk = scriptedDesk();
  desk.engine.answersBeyond = {
    'blob.read': (input) =>
      (input as { readonly blobId: string }).blobId === here.blobId
        ? succeed({ bytes: pixel, mediaType: 'image/png' })
        : fail('refused', 'attachment-not-found', 'there is none'),
  };
  const [caseId] = desk.engine.caseIds();
  const here = {
    blobId: asId<BlobId>('a'.repeat(64)),
    name: 'a.png',
    mediaType: 'image/png',
    altText: 'The pump',
  };
  const elsewhere = { ...here, blobId: asId<BlobId>('b'.repeat(64)), name: 'b.png', altText: '' };
  desk.record(caseId ?? '', {
    type: 'ReplySubmitted',
    content: {
      replyId: asId<ReplyId>('c'.repeat(32)),
      accountId: asId<AccountId>('aurea-bluesky'),
      audience: 'private',
      text: 'Like this one?',
      attachments: [here, elsewhere],
      inReplyTo: null,
      basedOn: null,
      isAcknowledgement: false,
      cannedResponseIds: [],
    },
    answers: true,
    hold: null,
    releaseAt: null,
  });
  showPage(desk.api);
  await page.getByRole('option').first().click();
  const files = page.getByRole('log').getByRole('list', { name: 'Files of the reply' });
  await expect.element(files.getByRole('img', { name: 'The pump' })).toBeVisible();
  await expect
    .element(files.getByText('b.png, without a description; the picture is on its author’s computer'))
    .toBeVisible();
});
