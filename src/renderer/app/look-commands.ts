// How the desk looks and listens, as commands: what the settings hold, without the way there.
import type { Settings } from '../../shared/ipc/settings';
import type { Command } from './command';
import { always, type Hands } from './command-steps';

const languages = ['system', 'en', 'es'] as const;
const themes = ['system', 'light', 'dark', 'contrast'] as const;

const choice = (
  named: Pick<Command, 'id' | 'label'>,
  change: (now: Settings) => Partial<Settings>,
): Command => ({
  ...named,
  group: 'go',
  keys: [],
  when: always,
  run: ({ own }: Hands) => own.change(change),
});

export const lookCommands: readonly Command[] = [
  ...themes.map((theme) =>
    choice({ id: `theme-${theme}`, label: `command.theme.${theme}` }, () => ({ theme })),
  ),
  ...languages.map((language) =>
    choice({ id: `language-${language}`, label: `command.language.${language}` }, () => ({ language })),
  ),
  choice({ id: 'density', label: 'command.density' }, ({ density }) => ({
    density: density === 'compact' ? 'comfortable' : 'compact',
  })),
  choice({ id: 'letters', label: 'command.letters' }, ({ singleLetterKeys }) => ({
    singleLetterKeys: !singleLetterKeys,
  })),
  choice({ id: 'hints', label: 'command.hints' }, ({ hintsShown }) => ({
    hintsShown: !hintsShown,
    hintsLearnt: [],
  })),
  choice({ id: 'spelling', label: 'command.spelling' }, ({ checksSpelling }) => ({
    checksSpelling: !checksSpelling,
  })),
  {
    id: 'sandbox',
    label: 'command.sandbox',
    group: 'go',
    keys: [],
    when: always,
    run: ({ own }) => own.openSandbox(),
  },
];
