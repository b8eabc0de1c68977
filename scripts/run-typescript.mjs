// Runs a TypeScript program of this project under Node: `node scripts/run-typescript.mjs FILE [arguments]`.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [, , file, ...args] = process.argv;
process.argv = [process.argv[0], resolve(file), ...args];
await runnerImport(resolve(file), { configFile: false, logLevel: 'warn' });
