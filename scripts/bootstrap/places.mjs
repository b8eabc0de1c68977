// Where things lie in this project, and which platform this is.
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const cache = join(root, '.cache');
export const modules = join(root, 'node_modules');
export const fromRoot = (...parts) => join(root, ...parts);

export const platform = `${process.platform}-${process.arch}`;
export const onLinux = process.platform === 'linux';
export const onWindows = process.platform === 'win32';
export const asRoot = process.getuid?.() === 0;
