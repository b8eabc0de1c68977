// Several people at one desk: whose case it is, seats and locks, the next case, and which brand speaks.
import { expect, type Page } from '@playwright/test';
import { deskIsOpen, inRow, queueOf } from './desk-hands';
import { test } from './fixtures';

const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply', exact: true });
const lastStep = (page: Page) => page.getByRole('status', { name: 'Last step' });
const caseRegion = (page: Page) => page.getByRole('region', { name: 'Case', exact: true });

/** Opens the first green case, which no policy holds back, and returns what its row is found by. */
async function openFirstGreen(page: Page): Promise<string> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Green/ })
    .click();
  // The list of the view before may still stand there: by its id the same case is meant in both.
  const first = queueOf(page)
    .getByRole('option', { name: /^Green/ })
    .first();
  await expect(first).toBeVisible({ timeout: 60_000 });
  const id = (await first.getAttribute('data-case-id')) ?? '';
  await page.locator(`[data-case-id="${id}"]`).click();
  await expect(conversation(page)).toBeVisible();
  return id;
}

async function sitDown(page: Page, name: string): Promise<void> {
  await queueOf(page).focus();
  await inRow(page, 'g', 'u');
  await page.getByRole('dialog', { name: 'Who sits here?' }).getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `${name} sits here` })).toBeVisible();
}

async function openCase(page: Page, id: string, view: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
  await page.locator(`[data-case-id="${id}"]`).click();
  await expect(conversation(page)).toBeVisible();
}

test('a case changes hands only with a reason, which its holder reads; each keeps their own draft', async ({
  launchSemaforo,
}) => {
  const { page } = await launchSemaforo({ args: ['--sandbox', 'ordinary-day'] });
  await deskIsOpen(page);
  const id = await openFirstGreen(page);
  await page.keyboard.press('c');
  await expect(lastStep(page)).toContainText('It is yours.');
  await expect(caseRegion(page)).toContainText('held by you');
  await page.keyboard.press('r');
  await reply(page).fill('Words of Inés');
  await page.keyboard.press('Escape');

  await sitDown(page, 'Lucía Herrero');
  await openCase(page, id, /^Green/);
  await expect(page.locator(`[data-case-id="${id}"]`)).toContainText('Inés Valverde');
  await expect(caseRegion(page)).toContainText('held by Inés Valverde');
  await expect(reply(page)).toHaveValue('');
  await reply(page).fill('Words of Lucía');
  await expect(caseRegion(page).getByText('Take it over before you answer')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Send|Submit for approval)/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Take over from Inés Valverde' });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('She is at lunch');
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(conversation(page)).toContainText(
    'Lucía Herrero took it over from Inés Valverde: She is at lunch',
  );
  await expect(page.getByRole('button', { name: /^(Send|Submit for approval)/ })).toBeEnabled();

  await sitDown(page, 'Inés Valverde');
  await openCase(page, id, /^For you/);
  const news = page.getByRole('region', { name: 'For you' });
  await expect(news).toContainText('Lucía Herrero took this case out of your hands: She is at lunch');
  await expect(reply(page)).toHaveValue('Words of Inés');
  await news.getByRole('button', { name: 'I have read it' }).click();
  await expect(news).toHaveCount(0);
});

test('what one holds is handed over with what a colleague has to know', async ({ launchSemaforo }) => {
  const { page } = await launchSemaforo({ args: ['--sandbox', 'ordinary-day'] });
  await deskIsOpen(page);
  await expect(queueOf(page).getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  await queueOf(page).focus();
  await page.keyboard.press('w');
  await expect(lastStep(page)).toContainText('Your next case.', { timeout: 60_000 });
  await expect(conversation(page)).toContainText('Inés Valverde got it as their next case');
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Assign' }).getByRole('combobox').fill('Tom');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hand over to Tom Ashby' });
  await dialog.getByRole('textbox', { name: 'What they have to know' }).fill('Photos come tonight');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(conversation(page)).toContainText('handed it over to Tom Ashby: Photos come tonight');
  await page.keyboard.press('z');
  await expect(caseRegion(page)).toContainText('held by you');
});

test('a locked desk shows nothing, also after the window is loaded anew, until somebody sits down', async ({
  launchSemaforo,
}) => {
  const { page } = await launchSemaforo({ args: ['--sandbox', 'ordinary-day'] });
  await deskIsOpen(page);
  await openFirstGreen(page);
  await inRow(page, 'g', 'l');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await expect(queueOf(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible({ timeout: 60_000 });
  await expect(queueOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Tom Ashby' }).click();
  await deskIsOpen(page);
  await expect(page.getByRole('button', { name: 'Tom Ashby sits here' })).toBeVisible();
});

test('a reply that names another of our brands goes out once its writer typed which one speaks', async ({
  launchSemaforo,
}) => {
  const { page } = await launchSemaforo({ args: ['--sandbox', 'ordinary-day'] });
  await deskIsOpen(page);
  await expect(
    page.getByRole('navigation', { name: 'Views' }).getByRole('heading', { name: 'Brands' }),
  ).toBeVisible();
  const brands = await page.getByRole('navigation', { name: 'Views' }).evaluate((nav) => {
    const group = [...nav.querySelectorAll('h2')].find(
      (title) => title.textContent === 'Brands',
    )?.parentElement;
    return [...(group?.querySelectorAll('button') ?? [])].map(
      (button) => button.children[1]?.textContent?.trim() ?? '',
    );
  });
  const id = await openFirstGreen(page);
  const row = await page.locator(`[data-case-id="${id}"]`).textContent();
  const own = brands.find((brand) => row?.includes(brand));
  const other = brands.find((brand) => brand !== own);
  await page.keyboard.press('r');
  await reply(page).fill(`Ask the people of ${other}`);
  await reply(page).press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: `Does ${own} say this?` });
  await expect(dialog.getByRole('button', { name: `Send as ${own}` })).toBeDisabled();
  await dialog.getByRole('textbox').fill(String(own).toUpperCase());
  await dialog.getByRole('button', { name: `Send as ${own}` }).click();
  await expect(lastStep(page)).toContainText('Your reply is on its way.');
});
