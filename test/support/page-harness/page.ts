// The real page on the scripted desk, for looking at it: the address says what to show.
import { settingsSchema } from '../../../src/shared/ipc/settings';
import { incidentReading } from './incident';
import { scriptedDesk } from './scripted-desk';
import { giveTraining } from './training';
import { giveTranslation } from './translation';

const asked = new URLSearchParams(location.search);
const word = (name: string) => asked.get(name) ?? undefined;
const { phase: _, ...lasting } = incidentReading();
const harness = scriptedDesk({
  settings: settingsSchema.parse({
    theme: word('theme'),
    language: word('language'),
    density: word('density'),
    ...(asked.has('tour') ? { tour: { state: 'running', step: word('tour') } } : {}),
  }),
  firstRun: asked.has('first-run'),
  empty: asked.has('empty'),
  sandbox: asked.has('sandbox'),
  answers: asked.has('locked') ? { 'settings.read': () => settingsSchema.parse({ locked: true }) } : {},
  status: asked.has('crisis') ? { incidents: [{ ...lasting, phase: 'active' }] } : {},
  keychain: word('keychain') ?? 'unlocked',
  others: Number(word('others') ?? 40),
});
if (asked.has('crisis')) harness.engine.incidents = [incidentReading()];
if (harness.engine.workspace !== null) giveTraining(harness.engine);
if (asked.has('translates')) giveTranslation(harness.engine);
Object.assign(window, { desk: harness.api, harness });

await import('../../../src/renderer/main');
