// Keeps two commands in the same folder from preparing it at the same time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache } from './places.mjs';
import { Refusal, say } from './report.mjs';

const lock = join(cache, 'preparing.lock');
const patienceMs = 10 * 60_000;

function tryToTake() {
  mkdirSync(cache, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export async function oneAtATime(work) {
  const until = Date.now() + patienceMs;
  for (let told = false; !tryToTake(); told = true) {
    const pid = holder();
    if (pid > 0 && !isRunning(pid)) rmSync(lock, { force: true });
    else if (Date.now() > until)
      throw new Refusal(`Process ${pid} has been preparing this folder for too long; end it and try again.`);
    else if (!told) say(`waiting for process ${pid}, which is preparing this folder …`);
    await sleep(200);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
