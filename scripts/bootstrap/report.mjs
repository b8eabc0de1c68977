// What the bootstrap says: progress on standard error, so that standard output stays for results.
const startedAt = Date.now();

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

export function say(message) {
  process.stderr.write(`[${seconds(startedAt)}] ${message}\n`);
}

/** Runs a step that may take long, with a sign of life every few seconds. */
export async function step(title, work, progress = () => '') {
  const since = Date.now();
  say(`${title} …`);
  const heartbeat = setInterval(() => say(`  still at it after ${seconds(since)}${progress()}`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

/** A problem that the person at the keyboard can do something about; shown without a stack. */
export class Refusal extends Error {}
