// The files of the search index: one for each brand, named by the number of the brand's key.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** `file` names all of them: `search.db` stands for `search-1.db`, `search-2.db` and so on. */
export class SearchFiles {
  private readonly folder: string;
  private readonly name: string;

  constructor(private readonly file: string) {
    this.folder = path.dirname(file);
    this.name = path.basename(file, '.db');
  }

  of(key: number): string {
    return path.join(this.folder, `${this.name}-${key}.db`);
  }

  /** Numbers of the keys that there are files of. */
  keys(): readonly number[] {
    return readdirSync(this.folder).flatMap((entry) => {
      if (!entry.startsWith(`${this.name}-`)) return [];
      const key = /^-(\d{1,15})\.db$/.exec(entry.slice(this.name.length))?.[1];
      return key === undefined ? [] : [Number(key)];
    });
  }

  remove(key: number): void {
    removeDatabase(this.of(key));
  }

  /** All of them, and the one file that earlier versions kept. */
  removeAll(): void {
    for (const key of this.keys()) this.remove(key);
    if (existsSync(this.file)) removeDatabase(this.file);
  }
}

function removeDatabase(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
}
