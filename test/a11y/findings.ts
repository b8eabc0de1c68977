// What is wrong with a page as it stands: by axe, target sizes included, and by the contrast of its pixels.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { pixelContrasts } from './pixel-contrast';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each finding; nothing when nothing is wrong. */
export async function findings(page: Page): Promise<readonly string[]> {
  return [...(await axeFindings(page)), ...(await contrastFindings(page))];
}

export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  await untilStill(page);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } }).axe.run(
      document,
      { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } },
    ),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 240)}`));
}

/** What is half-way faded in has the contrast of nothing that anybody reads. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** WCAG 1.4.3: 4.5 to 1, and 3 to 1 for large words. */
export async function contrastFindings(page: Page): Promise<readonly string[]> {
  const measured = await pixelContrasts(page);
  return measured
    .filter(({ ratio, isLarge }) => ratio < (isLarge ? 3 : 4.5))
    .map(({ words, ratio }) => `contrast ${ratio.toFixed(2)}: ${words}`);
}
