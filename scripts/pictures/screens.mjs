// Every screen, dialog and page of the settings: its name, and how keys reach it from the open case.

/** A screen or dialog that needs keys alone. */
const byKeys = (name, ...keys) => ({ name, reach: (desk) => desk.press(...keys) });

/** A dialog that has no key of its own: from the palette, in the words of either language. */
const fromPalette = (name, words) => ({
  name,
  reach: async (desk, language) => {
    await desk.press('Control+k');
    await desk.page.keyboard.type(words[language]);
    await desk.settle();
    await desk.press('Enter');
  },
});

/** In the order of the tabs. */
const settings = [
  'look',
  'keys',
  'accounts',
  'team',
  'roles',
  'escalation',
  'approval',
  'triage',
  'guard',
  'service',
  'workspace',
  'data',
  'set-aside',
].map((tab, place) => ({
  name: `settings-${tab}`,
  reach: async (desk) => {
    await desk.press('g', ',');
    await desk.page.getByRole('tab').nth(place).click();
  },
}));

export const screens = [
  byKeys('console'),
  byKeys('reply', 'r'),
  byKeys('canned', ';'),
  byKeys('commands', 'Control+k'),
  byKeys('keys', '?'),
  byKeys('marked', 'x', 'Shift+j', 'Shift+j'),
  byKeys('assign', 'a'),
  byKeys('topics', 't'),
  byKeys('snooze', 's'),
  byKeys('merge', 'm'),
  byKeys('escalate', '!'),
  byKeys('no-reply', 'd'),
  byKeys('by-hand', 'b'),
  byKeys('divert', 'f'),
  byKeys('pass', 'p', 'p'),
  byKeys('doing', 'g', 's'),
  byKeys('outbox', 'g', 'o'),
  byKeys('approvals', 'g', 'a'),
  byKeys('today', 'g', 'd'),
  byKeys('coaching', 'g', 'k'),
  byKeys('training', 'g', 't'),
  byKeys('faq', 'g', 'f'),
  byKeys('alike', 'g', 'm'),
  byKeys('crisis', 'g', 'c'),
  byKeys('declare', 'g', '!'),
  byKeys('seat', 'g', 'u'),
  byKeys('shift', 'g', 'h'),
  {
    name: 'search',
    reach: async (desk) => {
      await desk.press('/');
      await desk.page.keyboard.type('crema');
    },
  },
  fromPalette('connect', { en: 'Connect', es: 'Conectar' }),
  fromPalette('backup', { en: 'Back up', es: 'copia' }),
  ...settings,
  { ...byKeys('two-panes'), size: [980, 800] },
  { ...byKeys('one-pane', 'Enter'), size: [560, 860] },
  // Last, since each of them stays until somebody puts it away.
  byKeys('note', 'n'),
  fromPalette('tour', { en: 'Show me around', es: 'Enséñame' }),
];
