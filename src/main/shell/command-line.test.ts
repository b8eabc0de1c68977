import { describe, expect, test } from 'vitest';
import { type CommandLine, parseCommandLine } from './command-line';

const plain: CommandLine = {
  sandbox: false,
  gallery: false,
  scenario: null,
  profile: null,
  workspace: null,
  secretsFromStdin: false,
  errand: null,
  windowEffects: true,
  language: null,
};

describe('the command line', () => {
  test.each<[string, string[], Partial<CommandLine>]>([
    ['without words opens the own profile', [], {}],
    ['asks for the sandbox', ['.', '--sandbox'], { sandbox: true }],
    ['names a scenario', ['--sandbox', 'ordinary-day'], { sandbox: true, scenario: 'ordinary-day' }],
    ['names a scenario with an equals sign', ['--sandbox=outage'], { sandbox: true, scenario: 'outage' }],
    ['does not take the application folder for a scenario', ['--sandbox', '.'], { sandbox: true }],
    ['does not take a path for a scenario', ['--sandbox', '/opt/app'], { sandbox: true }],
    [
      'does not take the next switch for a scenario',
      ['--sandbox', '--profile', 'p'],
      { sandbox: true, profile: 'p' },
    ],
    ['shows the design system', ['.', '--gallery'], { gallery: true }],
    ['names a profile', ['.', '--profile', '/tmp/p'], { profile: '/tmp/p' }],
    ['names a profile with an equals sign', ['--profile=/tmp/p'], { profile: '/tmp/p' }],
    ['keeps a path with an equals sign whole', ['--profile=/tmp/a=b'], { profile: '/tmp/a=b' }],
    ['lets the last profile win', ['--profile', 'a', '--profile', 'b'], { profile: 'b' }],
    ['names a workspace', ['--workspace', 'w.yaml'], { workspace: 'w.yaml' }],
    ['takes secrets', ['--secrets-stdin'], { secretsFromStdin: true }],
    ['makes a backup', ['--backup', 'b'], { errand: { type: 'backup', file: 'b' } }],
    ['puts one back', ['--restore=/tmp/b'], { errand: { type: 'restore', file: '/tmp/b' } }],
    ['speaks another language', ['--language=qps'], { language: 'qps' }],
    ['leaves the desktop alone', ['--no-window-effects'], { windowEffects: false }],
    ["passes Chromium's switches by", ['--no-sandbox', '--remote-debugging-port=0', '--lang=es', '.'], {}],
  ])('%s', (_name, words, expected) => {
    expect(parseCommandLine(words)).toEqual({ kind: 'run', commandLine: { ...plain, ...expected } });
  });

  test.each([
    [['--profile']],
    [['--backup']],
    [['--restore', '--sandbox']],
    [['--backup', 'a', '--restore', 'b']],
    [['--backup', 'a', '--secrets-stdin']],
    [['--profile', '--sandbox']],
    [['--profile=']],
    [['--workspace']],
    [['--language', 'klingon']],
    [['--language']],
    [['--workspace', '--secrets-stdin']],
  ])('refuses %j, naming the switch that is wrong', (words) => {
    const parsed = parseCommandLine(words);
    expect(parsed).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(words[0]?.split('=')[0] ?? ''),
    });
  });
});
