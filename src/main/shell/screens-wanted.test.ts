// When the rest of the shell may load at a start.
import { expect, test } from 'vitest';
import { ScreensWanted } from './screens-wanted';

/** Whether it has resolved by now. */
const isWanted = (screens: ScreensWanted) =>
  Promise.race([screens.wanted.then(() => true), new Promise((resolve) => setImmediate(resolve, false))]);

test('the script that draws the picture does not want the screens, the next one does', async () => {
  const screens = new ScreensWanted();
  screens.documentCarries('a kept first page');
  screens.scriptAsked();
  expect(await isWanted(screens)).toBe(false);
  screens.scriptAsked();
  expect(await isWanted(screens)).toBe(true);
});

test('a document without a picture wants them at once', async () => {
  const screens = new ScreensWanted();
  expect(await isWanted(screens)).toBe(false);
  screens.documentCarries(null);
  expect(await isWanted(screens)).toBe(true);
});
