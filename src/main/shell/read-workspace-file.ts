// Reads the text of a workspace definition, and says why when it cannot.
import { open } from 'node:fs/promises';

const largestWorkspaceBytes = 5_000_000;

export type ReadFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Reads a definition's text without ever taking more than its limit into memory. */
export async function readWorkspaceFile(path: string, largest = largestWorkspaceBytes): Promise<ReadFile> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > largest) return { kind: 'too-large' };
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return decode(bytes.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { kind: 'unreadable', code };
  }
}

function decode(bytes: Uint8Array): ReadFile {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-text' };
  }
}
