// Reads our own switches from the command line and leaves every other one to Chromium.

/** To be done without a window, and then to end. */
export interface BackupErrand {
  readonly type: 'backup' | 'restore';
  /** As typed. */
  readonly file: string;
}

export interface CommandLine {
  readonly sandbox: boolean;
  /** The design system in place of the desk. */
  readonly gallery: boolean;
  /** What the sandbox plays; null lets it choose. */
  readonly scenario: string | null;
  readonly profile: string | null;
  /** A workspace definition to import before anything opens. */
  readonly workspace: string | null;
  readonly secretsFromStdin: boolean;
  readonly errand: BackupErrand | null;
  /** False: no tray, and closing the window ends the app. */
  readonly windowEffects: boolean;
  /** As if the system spoke it; `qps` shows what was not translated. Null: as the system does. */
  readonly language: string | null;
}

export type ParsedCommandLine =
  | { readonly kind: 'run'; readonly commandLine: CommandLine }
  | { readonly kind: 'refused'; readonly reason: string };

interface Draft extends CommandLine {
  readonly missing: string | null;
}

const nothingAsked: Draft = {
  sandbox: false,
  gallery: false,
  scenario: null,
  profile: null,
  workspace: null,
  secretsFromStdin: false,
  errand: null,
  windowEffects: true,
  language: null,
  missing: null,
};

const languages: readonly string[] = ['en', 'es', 'qps'];

/** Never matches a path, so that an application folder after `--sandbox` is not taken for a scenario. */
const scenarioName = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Takes the words after the program's own name; paths are returned as they were typed. */
export function parseCommandLine(words: readonly string[]): ParsedCommandLine {
  let draft = nothingAsked;
  for (let index = 0; index < words.length; index++) {
    const { name, value } = split(words[index] ?? '');
    const next = value ?? words[index + 1];
    switch (name) {
      case '--sandbox': {
        const scenario = next !== undefined && scenarioName.test(next) ? next : null;
        draft = { ...draft, sandbox: true, scenario };
        break;
      }
      case '--gallery':
        draft = { ...draft, gallery: true };
        break;
      case '--profile':
        draft = isPath(next)
          ? { ...draft, profile: next }
          : { ...draft, missing: '--profile needs a folder' };
        break;
      case '--workspace':
        draft = isPath(next)
          ? { ...draft, workspace: next }
          : { ...draft, missing: '--workspace needs a file' };
        break;
      case '--secrets-stdin':
        draft = { ...draft, secretsFromStdin: true };
        break;
      case '--backup':
      case '--restore':
        draft = withErrand(draft, name === '--backup' ? 'backup' : 'restore', next);
        break;
      case '--language':
        draft = languages.includes(next ?? '')
          ? { ...draft, language: next ?? null }
          : { ...draft, missing: `--language needs one of ${languages.join(', ')}` };
        break;
      case '--no-window-effects':
        draft = { ...draft, windowEffects: false };
        break;
    }
  }
  const { missing: _missing, ...commandLine } = draft;
  const reason = whyRefused(draft);
  return reason === null ? { kind: 'run', commandLine } : { kind: 'refused', reason };
}

/** The standard input can bring one thing only, and a log is made or put back by itself. */
function whyRefused({ missing, errand, workspace, secretsFromStdin }: Draft): string | null {
  if (missing !== null || errand === null) return missing;
  return workspace !== null || secretsFromStdin
    ? `--${errand.type} stands without --workspace and secrets`
    : null;
}

function withErrand(draft: Draft, type: BackupErrand['type'], file: string | undefined): Draft {
  if (!isPath(file)) return { ...draft, missing: `--${type} needs a file` };
  if (draft.errand !== null) return { ...draft, missing: '--backup or --restore, and only one of them once' };
  return { ...draft, errand: { type, file } };
}

function split(word: string): { readonly name: string; readonly value: string | undefined } {
  const equals = word.indexOf('=');
  if (!word.startsWith('--') || equals < 0) return { name: word, value: undefined };
  return { name: word.slice(0, equals), value: word.slice(equals + 1) };
}

function isPath(word: string | undefined): word is string {
  return word !== undefined && word !== '' && !word.startsWith('-');
}
