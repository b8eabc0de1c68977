// A hub for a trial, as a person starts one, and Ana's way into it: she manages it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export async function openTrialHub() {
  const words = ['scripts/run-typescript.mjs', 'src/main/hub-cli/main.ts', 'demo'];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Ctrl+C')) resolve(text);
    });
    child.once('exit', () => reject(new Error(`The hub for a trial did not start: ${text}`)));
  });
  const found = (pattern) => pattern.exec(said)?.[1] ?? '';
  return {
    fields: {
      'Server of the hub': 'localhost',
      Port: found(/ on localhost:(\d+),/),
      Database: found(/, database (\S+)\./),
      Login: 'ana',
      Password: found(/^- ana +(\S+)$/m),
      'Certificate of the authority (optional)': await readFile(
        found(/^Its certificate authority: (.+)$/m),
        'utf8',
      ),
    },
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
