// Reads what provisioning hands over at start: a workspace definition and the accounts' secrets.
import { backupPassphraseSchema } from '../../shared/ipc/backup';
import { type AccountSecrets, accountSecretsSchema } from '../../shared/ipc/shell-ports';
import type { CommandLine } from './command-line';
import { readWorkspaceFile } from './read-workspace-file';
import { StartRefused } from './start-refused';

export interface StartInput {
  /** As typed, to name it in what is said about it. */
  readonly workspace: { readonly file: string; readonly text: string } | null;
  readonly secrets: AccountSecrets | null;
  /** Of the backup that is to be made or put back. */
  readonly passphrase: string | null;
}

const largestSecretsBytes = 1_000_000;
const largestPassphraseBytes = 8_192;

/** Throws StartRefused. */
export async function readStartInput(
  commandLine: Pick<CommandLine, 'workspace' | 'secretsFromStdin' | 'errand'>,
  input: AsyncIterable<Uint8Array>,
): Promise<StartInput> {
  const workspace = commandLine.workspace === null ? null : await workspaceIn(commandLine.workspace);
  return {
    workspace,
    secrets: commandLine.secretsFromStdin ? await secretsFrom(input) : null,
    passphrase: commandLine.errand === null ? null : await passphraseFrom(input, commandLine.errand.type),
  };
}

async function workspaceIn(file: string): Promise<StartInput['workspace']> {
  const read = await readWorkspaceFile(file);
  switch (read.kind) {
    case 'text':
      return { file, text: read.text };
    case 'too-large':
      throw new StartRefused(`${file}: is larger than 5 MB`);
    case 'not-text':
      throw new StartRefused(`${file}: is not UTF-8 text`);
    case 'unreadable':
      throw new StartRefused(`${file}: cannot be read (${read.code})`);
  }
}

/** No reason given here ever quotes what was read: any part of it may be a secret. */
async function secretsFrom(input: AsyncIterable<Uint8Array>): Promise<AccountSecrets> {
  const given = await textFrom(input, largestSecretsBytes);
  if (given === null) throw new StartRefused('--secrets-stdin: more than 1 MB was given');
  const secrets = accountSecretsSchema.safeParse(parse(given));
  if (secrets.success) return secrets.data;
  throw new StartRefused(
    '--secrets-stdin: expected one JSON object of the form {"account id": {"name of the secret": "its text"}}',
  );
}

/** The first line, without its end. */
async function passphraseFrom(input: AsyncIterable<Uint8Array>, type: string): Promise<string> {
  const [line] = (await textFrom(input, largestPassphraseBytes))?.split(/\r?\n/) ?? [];
  const passphrase = backupPassphraseSchema.safeParse(line);
  if (passphrase.success) return passphrase.data;
  throw new StartRefused(`--${type}: expected the passphrase as one line on the standard input`);
}

/** Null when it is longer than that. */
async function textFrom(input: AsyncIterable<Uint8Array>, largestBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.byteLength;
    if (size > largestBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StartRefused('--secrets-stdin: what was given is not valid JSON');
  }
}
