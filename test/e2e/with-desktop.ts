// Tests that meet the app among the services of a desktop.
import { DesktopBus } from './desktop-bus';
import { test as withApp } from './fixtures';

export const test = withApp.extend<{ readonly desktop: DesktopBus }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
  desktop: async ({}, use) => {
    const desktop = await DesktopBus.start();
    await use(desktop);
    desktop.stop();
  },
});
