import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';

beforeEach(() => page.viewport(1440, 900));

async function writing(words: string): Promise<ScriptedDesk> {
  const desk = scriptedDesk({});
  showPage(desk.api);
  await page.getByRole('option', { name: /Tom Okafor/u }).click();
  await page.getByRole('textbox', { name: 'Reply' }).fill(words);
  return desk;
}

const submitted = (desk: ScriptedDesk) =>
  desk.engine.asked.filter(({ name }) => name === 'reply.submit').map(({ input }) => input);
const notice = () => page.getByRole('region', { name: 'Before it goes out' });
const send = () => page.getByRole('button', { name: /^Send/u });

describe('a reply, before it goes out', () => {
  test('is held while something in it may not go, which is shown in its own words', async () => {
    const desk = await writing('Tom, is your card 4111 1111 1111 1111?');
    await expect.element(notice().getByText('Card number: “4111 1111 1111 1111”')).toBeVisible();
    await expect.element(send()).toBeDisabled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(submitted(desk)).toEqual([]);
    await page.getByRole('textbox', { name: 'Reply' }).fill('Sorry, Tom.');
    await expect.element(notice()).not.toBeInTheDocument();
    await expect.element(send()).toBeEnabled();
  });

  test('goes past a warning with a reason, which the story keeps', async () => {
    const desk = await writing('Look here, Tom: https://parcels.example/x1');
    await expect
      .element(notice().getByText('Link to an unknown site: “https://parcels.example/x1”'))
      .toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const why = notice().getByRole('textbox', { name: 'Why it goes out all the same' });
    await expect.element(why).toHaveFocus();
    expect(submitted(desk)).toEqual([]);
    await why.fill('The parcel service of Aurea');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .element(
        page
          .getByRole('log')
          .getByText('Sent all the same (Link to an unknown site): The parcel service of Aurea'),
      )
      .toBeVisible();
    expect(submitted(desk)).toMatchObject([
      { guard: { kinds: ['unknown-host'], reason: 'The parcel service of Aurea' } },
    ]);
  });
});
