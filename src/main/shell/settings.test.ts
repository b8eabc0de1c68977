import { describe, expect, test } from 'vitest';
import { settingsPatchSchema, settingsSchema } from '../../shared/ipc/settings';
import { type SettingsFile, SettingsStore } from './settings';

const defaults = settingsSchema.parse({});

/** A settings file in memory; `unreadable` is what a file that is no JSON does. */
function fileWith(content: unknown) {
  const kept: unknown[] = [];
  let now = content;
  const file: SettingsFile = {
    read: () => {
      if (now === 'unreadable') throw new SyntaxError('not JSON');
      return now;
    },
    write: async (next) => {
      now = JSON.parse(JSON.stringify(next));
    },
    keepAside: () => kept.push(now),
  };
  return { file, kept, content: () => now };
}

describe('the settings', () => {
  test('are the defaults on a first start, and nothing is kept aside', () => {
    const { file, kept } = fileWith(undefined);
    expect(new SettingsStore(file).settings).toEqual(defaults);
    expect(kept).toEqual([]);
  });

  test('come back as they were written', async () => {
    const { file } = fileWith({});
    const place = { x: 1, y: 2, width: 1200, height: 800, maximized: false };
    const store = new SettingsStore(file);
    await store.change({ theme: 'dark', keys: { send: 'F9' } });
    store.rememberWindow(place);
    const again = new SettingsStore(file);
    expect(again.settings).toEqual({ ...defaults, theme: 'dark', keys: { send: 'F9' } });
    expect(again.window).toEqual(place);
  });

  test.each([['unreadable'], [42], [['x']]])(
    'fall back to the defaults over %j, and keep it aside',
    (content) => {
      const { file, kept } = fileWith(content);
      expect(new SettingsStore(file).settings).toEqual(defaults);
      expect(kept).toEqual([content]);
    },
  );

  test('lose only the entry that is wrong', () => {
    const stored = {
      settings: { theme: 'dark', paneWidths: { all: { list: 'wide' } }, language: 'es' },
      window: null,
    };
    const { file, kept, content } = fileWith(stored);
    expect(new SettingsStore(file).settings).toEqual({ ...defaults, theme: 'dark', language: 'es' });
    expect(kept).toEqual([stored]);
    expect(content()).toMatchObject({ settings: { theme: 'dark', paneWidths: defaults.paneWidths } });
  });

  test('change only what a patch names', async () => {
    const { file } = fileWith({ settings: { density: 'compact' } });
    const store = new SettingsStore(file);
    await store.change(settingsPatchSchema.parse({ theme: 'dark' }));
    expect(store.settings).toEqual({ ...defaults, density: 'compact', theme: 'dark' });
  });

  test('lock a desk for this run without a word on the disk, until somebody sits down', async () => {
    const { file, content } = fileWith({ settings: { agentId: 'bea' } });
    const store = new SettingsStore(file);
    store.lockForNow();
    expect(store.settings).toEqual({ ...defaults, agentId: 'bea', locked: true });
    expect(content()).toEqual({ settings: { agentId: 'bea' } });
    await store.change({ agentId: 'ana', locked: false });
    expect(new SettingsStore(file).settings).toMatchObject({ agentId: 'ana', locked: false });
  });
});
