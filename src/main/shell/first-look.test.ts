import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstLookAt } from './first-look';
import { SeatPins } from './seat-pins';
import { seatPinsFileName } from './seat-pins-file-name';
import { settingsFileName } from './settings-file-name';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-look-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const writeSettings = (settings: unknown) => write(settingsFileName, JSON.stringify({ settings }));
const isLocked = () => firstLookAt(folder).isLocked;

/** What a run leaves behind whose workspace asked for PINs, or for none. */
async function endedAsking(asksPin: boolean): Promise<void> {
  const pins = new SeatPins({ cost: 16 });
  pins.open(folder);
  await pins.hear({ type: 'seats', asksPin: true });
  await pins.sit('bea', '2468');
  await pins.hear({ type: 'seats', asksPin });
}

describe('a start', () => {
  test('of a new profile looks as the system does and shows what there is', () => {
    expect(firstLookAt(folder)).toEqual({
      theme: 'system',
      language: 'system',
      place: null,
      isLocked: false,
    });
  });

  test('shows nothing where the desk was locked when it ended', () => {
    writeSettings({ locked: true });
    expect(isLocked()).toBe(true);
    writeSettings({ locked: false, theme: 'dark' });
    expect(firstLookAt(folder)).toMatchObject({ isLocked: false, theme: 'dark' });
  });

  test('shows nothing where the workspace asks for PINs, however the desk was left', async () => {
    writeSettings({ locked: false });
    await endedAsking(true);
    expect(isLocked()).toBe(true);
  });

  test('shows what there is once the workspace asks for PINs no more', async () => {
    await endedAsking(false);
    expect(isLocked()).toBe(false);
  });

  test.each(['{"asksPin":', '{}', '[]', '{"asksPin":"no"}'])(
    'shows nothing when %j stands where the PINs are kept',
    (text) => {
      write(seatPinsFileName, text);
      expect(isLocked()).toBe(true);
    },
  );

  test('is not kept from opening by settings that are no JSON', () => {
    write(settingsFileName, '{"settings":');
    expect(firstLookAt(folder)).toMatchObject({ theme: 'system', isLocked: false });
  });
});
