// The newest lines of the app's own log, for whoever wants to know what it is doing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * At most `most` lines, oldest first. `hidden` are places whose paths may name a person, such as the home folder; any
 * other folder is left out, too. A log that is not there has no lines.
 */
export async function shellLogTail(
  folder: string,
  { most, hidden }: { readonly most: number; readonly hidden: readonly string[] },
): Promise<readonly string[]> {
  const files = [join(folder, 'shell.log.1'), join(folder, 'shell.log')];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  const lines = texts
    .join('')
    .split('\n')
    .filter((line) => line !== '');
  return lines.slice(-most).map((line) => withoutFolders(line, hidden).slice(0, 4_000));
}

/** "at draw (/home/laura/app/dist/main.cjs:10:5)" as "at draw (main.cjs:10:5)". */
export function withoutFolders(line: string, hidden: readonly string[]): string {
  const places = hidden.filter((place) => place.length > 1).sort((a, b) => b.length - a.length);
  const plain = places.reduce((text, place) => text.replaceAll(place, ''), line);
  return plain.replace(/(?:[A-Za-z]:)?[\\/](?:[^\\/():|]+[\\/])+/g, '');
}
