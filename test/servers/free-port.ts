// Finds a port on this computer that nobody listens on.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const given = new Set<number>();

/** Below those that outgoing connections are given, which could have taken it before its server is up. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
