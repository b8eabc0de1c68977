// Keeps the page's first page for the next start, sealed: it is shown before log and projection have been opened.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const nonceBytes = 12;
const tagBytes = 16;
/** A page that has not heard yet of what was erased may keep it once more; within this time it will have heard. */
const deafMs = 1_000;

/**
 * What a page gives is never read here, only sealed under a key derived from the data key and bound to the version of
 * the app. Whatever cannot be opened is as good as absent: the page then waits for its rows.
 */
export class StartPageFile {
  readonly #path: string;
  readonly #version: Buffer;
  #found: Promise<Buffer | null>;
  #written: Promise<unknown> = Promise.resolve();
  #next: { readonly page: string; readonly dataKey: Uint8Array } | null = null;
  #droppedAt = Number.NEGATIVE_INFINITY;

  /** Begins to read at once, before there is a key. */
  constructor(folder: string, version: string) {
    this.#path = join(folder, 'start-page');
    this.#version = Buffer.from(version);
    this.#found = readFile(this.#path).catch(() => null);
  }

  /** Whether an earlier session kept one, which the key may open. */
  async isThere(): Promise<boolean> {
    return (await this.#found) !== null;
  }

  /** What an earlier session kept, or null. */
  async read(dataKey: Uint8Array): Promise<string | null> {
    const sealed = await this.#found;
    return sealed && this.#open(sealed, dataKey);
  }

  /** Replaces what is kept. Not flushed: losing it costs a moment at the next start. */
  keep(page: string, dataKey: Uint8Array): Promise<void> {
    if (performance.now() - this.#droppedAt < deafMs) return Promise.resolve();
    const isWriting = this.#next !== null;
    this.#next = { page, dataKey };
    if (!isWriting) this.#written = this.#written.then(() => this.#write()).catch(() => undefined);
    return this.#written.then(() => undefined);
  }

  /** What it shows must not be seen again. Throws when it cannot be removed. */
  drop(): void {
    this.#next = null;
    this.#found = Promise.resolve(null);
    this.#droppedAt = performance.now();
    rmSync(this.#path, { force: true });
  }

  async #write(): Promise<void> {
    const unfinished = `${this.#path}.unfinished`;
    const next = this.#next;
    if (next === null) return;
    this.#next = null;
    const droppedAt = this.#droppedAt;
    await writeFile(unfinished, this.#seal(next.page, next.dataKey), { mode: 0o600 });
    // In one step with the question: what was dropped meanwhile must not come back.
    if (droppedAt === this.#droppedAt) renameSync(unfinished, this.#path);
    else rmSync(unfinished, { force: true });
  }

  #seal(page: string, dataKey: Uint8Array): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', keyFrom(dataKey), nonce).setAAD(this.#version);
    const sealed = [cipher.update(page, 'utf8'), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
  }

  #open(file: Buffer, dataKey: Uint8Array): string | null {
    const nonce = file.subarray(0, nonceBytes);
    const tag = file.subarray(nonceBytes, nonceBytes + tagBytes);
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyFrom(dataKey), nonce, { authTagLength: tagBytes });
      decipher.setAAD(this.#version).setAuthTag(tag);
      const opened = [decipher.update(file.subarray(nonceBytes + tagBytes)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    } catch {
      return null;
    }
  }
}

function keyFrom(dataKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), 'semaforo first page of a start', 32));
}
