// The same two windows over a real mail server, which cannot be asked whether a mail has left.
import { expect } from '@playwright/test';
import { allOpen, deskIsOpen, optionOf, outboxOf } from '../e2e/desk-hands';
import { test } from './mail-team';
import {
  answer,
  approve,
  beginAnswer,
  claimSeenAfter,
  conversation,
  reply,
  showInList,
  soon,
  submitForApproval,
} from './team-hands';
import { otherThan } from './team-of-two';

test('over mail: a claim, a trainee’s reply with a file that the supervisor lets go, and a desktop killed with two mails in doubt — each customer has one answer', async ({
  team,
}) => {
  test.setTimeout(300_000);
  const [lead, paula] = team.desks;
  const countOf = async (customer: Parameters<typeof team.mailOf>[0], words: string) =>
    (await team.mailOf(customer)).filter(({ source }) => source.includes(words)).length;
  const writes = async (...[customer, words]: Parameters<typeof team.write>) => {
    await team.write(customer, words);
    for (const { page } of team.desks) await showInList(page, words);
  };

  await writes('ana', 'Where is my parcel');
  const seenAfter = await claimSeenAfter(paula, lead, { question: 'Where is my parcel', name: 'Paula' });
  console.log(`a claim was seen in the other window after ${seenAfter} ms`);
  expect(seenAfter).toBeLessThan(5_000);
  await beginAnswer(paula, 'Where is my parcel');
  await reply(paula.page).fill('It left us yesterday.');
  const receipt = Buffer.from('what only the desktop of Paula has');
  await paula.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: receipt });
  await expect(paula.page.getByText('receipt.pdf')).toBeVisible();
  await submitForApproval(paula, lead);
  expect(team.relay.taken()).toBe(0);
  // The one who sends is the other one: the file has to have travelled.
  expect((await team.holder()).login).toBe('lead');
  await approve(lead, 'receipt.pdf');
  await expect.poll(() => countOf('ana', 'It left us yesterday.'), soon).toBe(1);
  const [mail] = await team.mailOf('ana');
  expect(mail?.source).toContain('receipt.pdf');
  expect(mail?.source).toContain(receipt.toString('base64'));
  await expect(conversation(paula.page)).toContainText('Approved by Lucía Robles', soon);

  const killed = await team.holder();
  const stays = otherThan(team, killed);
  await writes('ben', 'Does it come in blue');
  await writes('cleo', 'Does it come in green');
  // One mail arrives and its sender never hears of it; the other one never arrives.
  const doubts = async () =>
    (await team.ask(`SELECT count(*)::int AS n FROM hub.event WHERE kind = 'ReplyUnknown'`))?.['n'];
  team.relay.loseNextAnswer();
  await answer(killed, 'Does it come in blue', 'Yes, also in blue.');
  await expect.poll(doubts, soon).toBe(1);
  team.relay.loseNextMail();
  await answer(killed, 'Does it come in green', 'Sadly not in green.');
  await expect.poll(doubts, soon).toBe(2);
  await killed.kill();
  const killedAt = Date.now();
  // A minute and a margin later nothing of it can arrive any more; here nobody waits for that.
  await team.permitsGrowOld(80);

  await team.write('dan', 'Does it come in red');
  await showInList(stays.page, 'Does it come in red');
  const takenAfter = Date.now() - killedAt;
  console.log(`polled by the other desktop ${takenAfter} ms after the first one was killed`);
  expect(takenAfter).toBeLessThan(60_000);
  expect((await team.holder()).login).toBe(stays.login);

  const again = await team.reopen(killed);
  const outbox = again.page.getByRole('region', { name: 'Outbox' });
  await expect.poll(async () => (await outboxOf(again.page)).length, soon).toBe(2);
  // Nobody but a person can find out, so nothing leaves by itself.
  expect(await countOf('ben', 'Yes, also in blue.')).toBe(1);
  expect(await countOf('cleo', 'Sadly not in green.')).toBe(0);
  const inDoubt = (words: string) => outbox.getByRole('listitem').filter({ hasText: words });
  await inDoubt('Yes, also in blue.').getByRole('button', { name: 'It arrived' }).click();
  await expect(inDoubt('Yes, also in blue.')).toHaveCount(0, soon);
  await inDoubt('Sadly not in green.').getByRole('button', { name: 'It did not: send it' }).click();
  await expect.poll(() => countOf('cleo', 'Sadly not in green.'), { timeout: 60_000 }).toBe(1);

  for (const { page } of [stays, again]) {
    await deskIsOpen(page);
    await expect(allOpen(page, 4)).toBeVisible(soon);
    await expect.poll(() => outboxOf(page), soon).toEqual([]);
    await showInList(page, 'Does it come in red');
    await expect(optionOf(page, /Does it come in red/)).toBeVisible();
  }
  expect(await countOf('ana', 'It left us yesterday.')).toBe(1);
  expect(await countOf('ben', 'Yes, also in blue.')).toBe(1);
  expect(await countOf('cleo', 'Sadly not in green.')).toBe(1);
  expect(await team.mailOf('dan')).toEqual([]);
  await team.verify();
});
