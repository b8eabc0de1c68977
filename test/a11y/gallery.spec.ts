// The design system in every theme: what it is made of can be read, hit and heard.
import { expect, type Route } from '@playwright/test';
import { axeFindings, contrastFindings, findings } from './findings';
import { looks, test } from './page-fixtures';
import { pixelContrasts } from './pixel-contrast';

test.describe('the design system', () => {
  for (const { theme, language } of looks) {
    test(`in ${theme}: axe, target sizes and pixels find nothing, with and without a dialog`, async ({
      openPage,
    }) => {
      test.setTimeout(300_000);
      // Tall enough to be seen whole.
      const viewport = { width: 1240, height: 3200 };
      const page = await openPage(`#gallery?theme=${theme}&language=${language}`, { viewport });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      await page.evaluate(() => document.fonts.ready);
      expect((await pixelContrasts(page)).length).toBeGreaterThan(200);
      expect(await contrastFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 1240, height: 900 });
      await page
        .getByRole('button', { name: language === 'en' ? 'Open a dialog' : 'Abrir un diálogo' })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  }

  test('bends to 480 px without anything cut off beside it, in Spanish', async ({ openPage }) => {
    const page = await openPage('#gallery?language=es', { viewport: { width: 480, height: 900 } });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.querySelector('[data-gallery]') ?? document.body;
      return scrollWidth - clientWidth;
    });
    expect(beyond).toBe(0);
  });

  test("keeps the tiers' marks in the system's own palette", async ({ openPage }) => {
    const page = await openPage('#gallery', {
      forcedColors: 'active',
      viewport: { width: 1240, height: 3200 },
    });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const fills = await page.evaluate(() =>
      [...document.querySelectorAll('svg')].map((sign) => getComputedStyle(sign).fill),
    );
    expect(new Set(fills).size).toBeGreaterThan(2);
    // Styles say little about a palette that is put over them; the pixels do.
    expect(await contrastFindings(page)).toEqual([]);
  });
});

test.describe('what is measured', () => {
  test('is found when it is wrong: grey words, and targets too small and too near', async ({ openPage }) => {
    const page = await openPage('#gallery?theme=light');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => {
      const wrong = document.createElement('div');
      // The style claims black; the pixels are pale.
      wrong.innerHTML = `<p style="filter: opacity(0.3)">Pale words</p>
        <button style="width:14px;height:14px;padding:0">a</button><button style="width:14px;height:14px;padding:0">b</button>`;
      document.querySelector('h1')?.after(wrong);
    });
    expect((await contrastFindings(page)).join()).toContain('Pale words');
    expect((await axeFindings(page)).join()).toContain('target-size');
  });

  test('is measured where it stands, also when the fonts come late', async ({ openPage }) => {
    const page = await openPage('#gallery', { viewport: { width: 1240, height: 3200 } });
    const fonts: Route[] = [];
    await page.route('**/*.woff2', (route) => void fonts.push(route));
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const found = contrastFindings(page);
    // Asked after the place of the words, and answered after it.
    await page.evaluate(() => undefined);
    for (const route of fonts) await route.continue();
    expect(await found).toEqual([]);
  });

  test('stands still where less motion is asked for', async ({ openPage }) => {
    const page = await openPage('#gallery?theme=light', { reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Open a dialog' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const longest = await page.evaluate(() =>
      Math.max(0, ...document.getAnimations().map((one) => Number(one.effect?.getTiming().duration ?? 0))),
    );
    expect(longest).toBeLessThanOrEqual(0.01);
  });
});
