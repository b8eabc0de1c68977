// The real page on the scripted desk, for looking at it: the address says what to show.
import { settingsSchema } from '../../../src/shared/ipc/settings';
import { scriptedDesk } from './scripted-desk';

const asked = new URLSearchParams(location.search);
const word = (name: string) => asked.get(name) ?? undefined;
const harness = scriptedDesk({
  settings: settingsSchema.parse({
    theme: word('theme'),
    language: word('language'),
    density: word('density'),
  }),
  firstRun: asked.has('first-run'),
  empty: asked.has('empty'),
  sandbox: asked.has('sandbox'),
  answers: asked.has('locked') ? { 'settings.read': () => settingsSchema.parse({ locked: true }) } : {},
  keychain: word('keychain') ?? 'unlocked',
  others: Number(word('others') ?? 40),
});
Object.assign(window, { desk: harness.api, harness });

await import('../../../src/renderer/main');
