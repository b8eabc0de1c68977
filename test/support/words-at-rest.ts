// Looks for planted words in every file of a folder: what is at rest there in the clear.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Which of the words stand in which file, as one byte or two a letter, whatever their case. */
export async function wordsAtRest(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const hits: string[] = [];
  for (const file of await filesUnder(folder)) {
    // Latin letters of both cases become the same; what is two bytes wide keeps its zeros in between.
    const bytes = (await readFile(file)).toString('latin1').toLowerCase();
    for (const word of words.map((each) => each.toLowerCase())) {
      const wide = [...word].join('\0');
      if (bytes.includes(word) || bytes.includes(wide)) hits.push(`${word} in ${file.slice(folder.length)}`);
    }
  }
  return hits;
}
